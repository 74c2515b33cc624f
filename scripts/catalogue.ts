import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Entry } from '../authoring/steps/entry';
import { asMarkdown } from '../authoring/steps/markdown';
import { exampleOf, readSentences } from '../authoring/vocabulary/examples';
import { compiler, sentenceOf } from '../authoring/vocabulary/expressions';
import { ownParameterTypes, ownPhrases, root } from './own';

/** Writes docs/steps.md from the sources of the step definitions and the feature files. */

export const CATALOGUE = path.join(root, 'docs', 'steps.md');

const GUARD = /^(?:within|for) \{duration\} /;

/** Every phrase but the generated guards, with an example: of a feature, of the comment above it, or made up. */
export function entries(): Entry[] {
  const types = ownParameterTypes();
  const compile = compiler(types);
  const sentences = readSentences(root);
  const phrases = ownPhrases().filter(({ file }) => !file.startsWith('step-definitions/guards/'));
  return phrases.map((phrase) => {
    const from = exampleOf(compile(phrase.expression), sentences);
    return from
      ? { ...phrase, example: from.text, from }
      : { ...phrase, example: phrase.example ?? sentenceOf(phrase.expression, types) };
  });
}

/** The page, without writing it. */
export function catalogue(): string {
  const guarded = ownPhrases()
    .filter(({ expression }) => GUARD.test(expression))
    .map(({ expression }) => expression.replace(GUARD, ''));
  return asMarkdown({ entries: entries(), guarded: new Set(guarded), types: ownParameterTypes() }, '../');
}

if (require.main === module) writeFileSync(CATALOGUE, catalogue());
