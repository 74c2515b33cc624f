import type { CucumberExpression } from '@cucumber/cucumber-expressions';
import type { GherkinDocument, PickleStep } from '@cucumber/messages';
import { filesIn } from '../features/files';
import { type FeatureFile, readFeature } from '../features/read';
import { writtenSteps } from '../features/steps';

/** A sentence of a feature file. */
export interface Sentence {
  text: string;
  /** The feature file, from the project's folder. */
  file: string;
  /** Where it is written, from 1; an outline has a sentence for each row in the same line. */
  line: number;
  argument: PickleStep['argument'];
}

/**
 * Every sentence of a project's `features/`, outlines filled in, in the order of the files, generated ones last.
 *
 * @throws Error for a file that is not as it should be.
 */
export function readSentences(root: string): Sentence[] {
  const files = filesIn(root, ['features'], '.feature');
  // What a person wrote shows a phrase better than what was generated.
  const isGenerated = (file: string): boolean => file.startsWith('features/generated/');
  return [...files.filter((file) => !isGenerated(file)), ...files.filter(isGenerated)].flatMap((file) => {
    const feature = readFeature(root, file);
    const [fault] = feature.faults;
    if (fault) throw new Error(`${file}:${fault.line}: ${fault.message}`);
    return sentencesOf(feature);
  });
}

export function sentencesOf({ file, document, pickles }: FeatureFile): Sentence[] {
  const lines = linesOf(document);
  return pickles
    .flatMap(({ steps }) => steps)
    .map(({ text, argument, astNodeIds }) => ({
      text,
      file,
      line: lines.get(astNodeIds[0] ?? '') ?? 1,
      argument,
    }));
}

/** The sentence that shows a phrase best: the first that is it, else the first that is it behind a guard. */
export function exampleOf(phrase: CucumberExpression, sentences: readonly Sentence[]): Sentence | undefined {
  const bare = sentences.find(({ text }) => phrase.match(text));
  if (bare) return bare;
  const unguarded = sentences.map((sentence) => ({ ...sentence, text: withoutGuard(sentence.text) }));
  return unguarded.find(({ text }) => phrase.match(text));
}

/** A sentence without the `within …` or `for …` before it. */
export function withoutGuard(text: string): string {
  return text.replace(/^(within|for) [\d.]+ [a-z]+ /, '');
}

function linesOf(document: GherkinDocument | undefined): Map<string, number> {
  return new Map(document ? writtenSteps(document).map(({ id, location }) => [id, location.line]) : []);
}
