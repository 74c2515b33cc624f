import path from 'node:path';
import {
  type ParameterTypeSource,
  type Phrase,
  readParameterTypes,
  readPhrases,
  stepFiles,
} from '../authoring/vocabulary/sources';

/** The vocabulary of this repository, read from its sources. */

export const root = path.join(__dirname, '..');

export function ownPhrases(): Phrase[] {
  return stepFiles(root).flatMap((file) => readPhrases(root, file));
}

export function ownParameterTypes(): ParameterTypeSource[] {
  return stepFiles(root).flatMap((file) => readParameterTypes(root, file));
}
