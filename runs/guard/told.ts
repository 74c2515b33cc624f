import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the watchdog had to say when it ended the process, as NDJSON in the folder of the run. */
export const FILE = 'guard.ndjson';

/**
 * Why the watchdog ended a run that it could not free.
 *
 * @param output folder of the run.
 * @returns undefined when it did not.
 */
export function toldByGuard(output: string): string | undefined {
  const file = path.join(output, FILE);
  if (!existsSync(file)) return undefined;
  const [line = ''] = readFileSync(file, 'utf8').split('\n');
  return (JSON.parse(line) as { text: string }).text;
}
