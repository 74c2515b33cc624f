import path from 'node:path';
import { SOURCES } from '../../support/home/home';
import { readFeature } from '../features/read';
import type { Project, StepDefinition } from '../project';
import { type Sentence, sentencesOf, withoutGuard } from '../vocabulary/examples';
import { sentenceOf } from '../vocabulary/expressions';
import type { ParameterTypeSource, Phrase } from '../vocabulary/sources';
import type { Entry } from './entry';
import { Sources } from './sources';

/** A phrase of a project with how often its features use it. */
export interface Used extends Entry {
  /** Steps as they are written: one of an outline counts once. */
  uses: number;
  /** Whether the project wrote it; else it is Brine's. */
  own: boolean;
}

/** All that the features of a project may say. */
export interface Collected {
  entries: Used[];
  guarded: ReadonlySet<string>;
  types: ParameterTypeSource[];
  /** Feature files that are not Gherkin: what they say is not counted. */
  unread: string[];
}

const BRINE = path.join(SOURCES, 'step-definitions');
const GUARD = /^(?:within|for) \{duration\} /;

/**
 * What Cucumber registered, with what the sources say about it: the comment above it, what follows it, an example.
 *
 * @param features paths from the project's folder.
 */
export function collect({ root, definitions }: Project, features: readonly string[]): Collected {
  const read = features.map((file) => readFeature(root, file));
  const sentences = read.flatMap(sentencesOf).map((one) => ({ ...one, text: withoutGuard(one.text) }));
  const sources = new Sources(root, definitions);
  const guards = definitions.filter((one) => GUARD.test(patternOf(one)));
  return {
    entries: definitions
      .filter((one) => !guards.includes(one))
      .map((one) => entryOf(one, { root, sentences, sources })),
    guarded: new Set(guards.map((one) => patternOf(one).replace(GUARD, ''))),
    types: sources.types,
    unread: read.filter(({ faults }) => faults.length > 0).map(({ file }) => file),
  };
}

/** The expression as it is written; a regular expression between slashes. */
function patternOf({ pattern }: StepDefinition): string {
  return String(pattern);
}

/** Whether a step definition is the project's; else it came with Brine. */
export function isOwn(root: string, { uri }: StepDefinition): boolean {
  const folder = path.dirname(path.resolve(root, uri));
  return folder !== BRINE && folder !== path.join(BRINE, 'guards');
}

interface Around {
  root: string;
  sentences: readonly Sentence[];
  sources: Sources;
}

function entryOf(definition: StepDefinition, { root, sentences, sources }: Around): Used {
  const phrase: Phrase = sources.phraseOf(definition);
  const said = sentences.filter(({ text }) => definition.matchesStepName(text));
  const [from] = said;
  return {
    ...phrase,
    example: from?.text ?? phrase.example ?? sentenceOf(phrase.expression, sources.types),
    ...(from && { from }),
    uses: new Set(said.map(({ file, line }) => `${file}:${line}`)).size,
    own: isOwn(root, definition),
  };
}
