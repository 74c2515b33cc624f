import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CucumberExpression } from '@cucumber/cucumber-expressions';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, type PickleStep, SourceMediaType } from '@cucumber/messages';
import { root } from './sources';

/** A sentence of a feature file. */
export interface Sentence {
  text: string;
  /** The feature file, from the project's folder. */
  file: string;
  argument: PickleStep['argument'];
}

/** Every sentence of `features/`, outlines filled in, in the order of the files. */
export function readSentences(): Sentence[] {
  const folder = path.join(root, 'features');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.feature'))
    .map((file) => `features/${file.replaceAll(path.sep, '/')}`)
    .sort();
  return files.flatMap(sentencesIn);
}

/** The sentence that shows a phrase best: the first that is it, else the first that is it behind a guard. */
export function exampleOf(phrase: CucumberExpression, sentences: readonly Sentence[]): Sentence | undefined {
  const bare = sentences.find(({ text }) => phrase.match(text));
  if (bare) return bare;
  const unguarded = sentences.map((sentence) => ({ ...sentence, text: withoutGuard(sentence.text) }));
  return unguarded.find(({ text }) => phrase.match(text));
}

function sentencesIn(file: string): Sentence[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const envelopes = generateMessages(text, file, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
    includePickles: true,
    newId: IdGenerator.incrementing(),
  });
  const broken = envelopes.find(({ parseError }) => parseError)?.parseError;
  if (broken) throw new Error(`${file}: ${broken.message}`);
  const steps = envelopes.flatMap(({ pickle }) => pickle?.steps ?? []);
  return steps.map((step) => ({ text: step.text, file, argument: step.argument }));
}

function withoutGuard(text: string): string {
  return text.replace(/^(within|for) [\d.]+ [a-z]+ /, '');
}
