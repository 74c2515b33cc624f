import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CucumberExpression } from '@cucumber/cucumber-expressions';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type PickleStep } from '@cucumber/messages';
import { expandExamples } from '../../support/examples/expand';
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
  const newId = IdGenerator.incrementing();
  const document = parse(file, newId);
  const [fault] = expandExamples(document, root);
  if (fault) throw new Error(`${file}:${fault.location.line}: ${fault.message}`);
  const steps = compile(document, file, newId).flatMap((pickle) => pickle.steps);
  return steps.map((step) => ({ text: step.text, file, argument: step.argument }));
}

function parse(file: string, newId: IdGenerator.NewId): GherkinDocument {
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  try {
    return parser.parse(readFileSync(path.join(root, file), 'utf8'));
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
}

function withoutGuard(text: string): string {
  return text.replace(/^(within|for) [\d.]+ [a-z]+ /, '');
}
