import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** What is written for CI servers and their users. */
export const FILES = [
  'summary.json',
  'summary.md',
  'comment.md',
  'annotations.txt',
  'junit.xml',
  'badge.json',
  'badge.svg',
  'metrics.txt',
  'slack.json',
  'teams.json',
  'ctrf.json',
  'rerun.txt',
] as const;

/** Takes away what an earlier run wrote: a run that is killed leaves nothing that tells of another. */
export function clearOutputs(output: string): void {
  for (const name of FILES) remove(join(output, name));
}

export function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Not a file, or not ours to take away; that it could not be written is told.
  }
}
