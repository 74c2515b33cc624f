import { existsSync, readFileSync } from 'node:fs';
import type { Envelope } from '@cucumber/messages';

/**
 * The messages that a run has left. Its writer may have been killed in the middle of a line; such a line, and one that is
 * no message, is left out.
 */
export function readJournal(file: string): Envelope[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap(parse);
}

function parse(line: string): Envelope[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as Envelope];
  } catch {
    return [];
  }
}
