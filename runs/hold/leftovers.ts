import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { count } from '../../support/matching/json';
import { processesWithEnvironment } from '../../support/services/process/processes';
import type { Holder } from './lock';

/** The variable that marks everything which a run starts. */
export const RUN_ID = 'BRINE_RUN_ID';

/**
 * Ends what a run that died has left: its processes, and its folder for temporary files. Its databases are dropped when
 * their server is next used (`databases` of the holder).
 *
 * @returns what to tell about it, if there was anything.
 */
export function endLeftovers({ run }: Holder, env: NodeJS.ProcessEnv): string | undefined {
  const left = processesWithEnvironment(`${RUN_ID}=${run}`);
  for (const { pid } of left) end(pid);
  rmSync(path.join(env.BRINE_TMP ?? os.tmpdir(), `brine-${run}`), {
    recursive: true,
    force: true,
    maxRetries: 5,
  });
  if (left.length === 0) return undefined;
  const names = left.map(({ command }) => path.basename(command.split(' ', 1)[0] ?? ''));
  return `Ended ${count(left.length, 'process')} that an earlier run had left: ${[...new Set(names)].join(', ')}.`;
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself, or is not ours.
  }
}
