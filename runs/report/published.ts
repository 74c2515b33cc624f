import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'published';

/**
 * Remembers that all reports of a run have been written.
 *
 * @param output folder of the run.
 */
export function markPublished(output: string): void {
  writeFileSync(path.join(output, FILE), '');
}

/** False for a run that died before its reports were written. */
export function isPublished(output: string): boolean {
  return existsSync(path.join(output, FILE));
}
