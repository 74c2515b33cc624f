import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Again, runAgain } from '../../reports/rerun';

const FILE = 'failed.txt';

/**
 * Says how to run the failed scenarios again; nothing when there are none.
 *
 * @param again.folder of the results, where a list is kept that no command can carry.
 */
export function againLines({ folder, ...again }: Again & { folder: string }): string[] {
  if (again.failed.length === 0) return [];
  const file = path.join(folder, FILE);
  const { command, list } = runAgain(again, path.relative(process.cwd(), file).replaceAll('\\', '/'));
  if (list !== undefined) writeFileSync(file, list);
  return [`Run what failed again: ${command}`];
}
