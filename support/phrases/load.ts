import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { structuralFaults } from './check';
import type { Phrase, PhraseFault } from './phrase';
import { readPhrases } from './read';

/** The phrases of a project, and what is wrong with them by themselves. */
export interface LoadedPhrases {
  phrases: Phrase[];
  faults: PhraseFault[];
}

/** Reads all files `*.phrases` below `features/`. */
export function loadPhrases(root: string): LoadedPhrases {
  const folder = path.join(root, 'features');
  if (!existsSync(folder)) return { phrases: [], faults: [] };
  const read = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.phrases'))
    .map((file) => `features/${file.replaceAll(path.sep, '/')}`)
    .sort()
    .map((file) => readPhrases(readFileSync(path.join(root, file), 'utf8'), file));
  const phrases = read.flatMap((one) => one.phrases);
  return { phrases, faults: [...read.flatMap((one) => one.faults), ...structuralFaults(phrases)] };
}
