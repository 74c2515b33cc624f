import type { SharedMemory } from './memory';

/** Windows has no others that can be heard, and Ctrl-Break besides. */
const SIGNALS: NodeJS.Signals[] = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  ...(process.platform === 'win32' ? ['SIGBREAK' as const] : []),
];

/** What a shell gives for Ctrl-C, and what every cancelled run ends with. */
export const CANCELLED = 130;
/** Milliseconds in which hooks and reports must be done. */
const LIMIT = 15_000;
/** Milliseconds in which a second signal is the first one's copy: a terminal sends it to all, and parents pass it on. */
const COPY = 500;

/**
 * Cancels the run at the first signal and ends the process at the second, or when the rest takes too long.
 *
 * @param begun whether there is anything that hooks would have to clean up.
 * @param end called instead, when there is not; never comes back.
 */
export function hearSignals(
  memory: SharedMemory,
  { say, begun, end }: { say: (line: string) => void; begun: () => boolean; end: () => void },
): void {
  let first: number | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (first !== undefined && performance.now() - first < COPY) return;
      if (first !== undefined) quit(say, `${signal} again: ending at once.`);
      first = performance.now();
      memory.set('cancelled', 1);
      if (!begun()) {
        say(`${signal}: ending.`);
        end();
        return;
      }
      say(`${signal}: what runs now is cancelled, hooks and reports are still done. Again: ends at once.`);
      setTimeout(() => quit(say, 'It took too long: ending at once.'), LIMIT).unref();
    });
  }
}

function quit(say: (line: string) => void, why: string): never {
  say(why);
  process.exit(CANCELLED);
}
