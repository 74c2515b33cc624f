import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { throughAdopter } from './adopt';
import type { Contestant } from './contest';
import { cpuOfEnded, peakMemory, type Taken } from './cost';
import type { Stopwatch } from './stopwatch';

/** Milliseconds between two looks at the memory. */
const LOOK = 100;

/**
 * Runs a contestant once.
 *
 * @throws ContestantError when it fails, or does not call the stopwatch though that is what counts.
 */
export async function measure(contestant: Contestant, stopwatch: Stopwatch): Promise<Taken> {
  const { command, directory, env, counts = 'between calls', exitCode = 0 } = contestant;
  const [program = '', ...args] = [...throughAdopter(), ...command];
  const before = { wall: performance.now(), cpu: cpuOfEnded() };
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...process.env, ...stopwatch.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stopwatch.watch(child.pid as number);
  using memory = watchMemory(contestant, child);
  const ended = once(child, 'exit').then(([code]) => ({ code, wall: performance.now(), cpu: cpuOfEnded() }));
  const [said, end] = await Promise.all([words(child), ended, once(child, 'close')]);
  const whole = { wall: end.wall - before.wall, cpu: end.cpu && end.cpu - (before.cpu ?? 0) };
  const cost = counts === 'whole' ? whole : stopwatch.result();
  if (end.code !== exitCode || !cost) throw new ContestantError(command, end.code, said);
  return {
    ...cost,
    ...(counts === 'both' && { whole }),
    ...(memory.most !== undefined && { memory: memory.most }),
  };
}

/** Characters of what a contestant said at last. */
const SHOWN = 2_000;

/** A contestant that did not do what it should. */
class ContestantError extends Error {
  override readonly name = 'ContestantError';

  constructor(command: readonly string[], code: number | null, said: string) {
    const shown = said.length > SHOWN ? `…${said.slice(-SHOWN)}` : said;
    super(`${command.join(' ')} ended with ${code}:\n${shown}`);
  }
}

/** Looks again and again, because a process takes what it needed with it when it ends. */
function watchMemory({ memory }: Contestant, { pid }: ChildProcess): Disposable & { most?: number } {
  const watch: Disposable & { most?: number } = { [Symbol.dispose]: () => clearInterval(timer) };
  const look = () => {
    const now = peakMemory(pid as number);
    if (now !== undefined) watch.most = Math.max(now, watch.most ?? 0);
  };
  const timer = memory ? setInterval(look, LOOK) : undefined;
  return watch;
}

async function words({ stdout, stderr }: ChildProcess): Promise<string> {
  const parts = [stdout, stderr].map(async (stream) => (stream ? await text(stream) : ''));
  return (await Promise.all(parts)).join('');
}
