import { cyclesIn } from './cycles';
import type { Definition } from './definition';
import { fillStep } from './fill';
import { namesIn } from './head';
import { type Phrase, type PhraseFault, takesArgument } from './phrase';
import { sampleValues } from './samples';
import { suggestPhrases } from './suggest';

/** What step definitions there are, the phrases among them. */
export interface Vocabulary {
  definitions: readonly Definition[];
  /** Names of the parameter types with the sources of their regular expressions. */
  types: ReadonlyMap<string, readonly string[]>;
}

/** What is wrong with phrases by themselves, before anybody knows the other step definitions. */
export function structuralFaults(phrases: readonly Phrase[]): PhraseFault[] {
  const heads = new Map<string, Phrase>();
  return phrases.flatMap((phrase) => {
    const before = heads.get(phrase.expression);
    heads.set(phrase.expression, before ?? phrase);
    const twice = before
      ? [at(phrase, `There is a phrase of the same words in ${before.file}:${before.line}.`)]
      : [];
    return [...twice, ...emptiness(phrase), ...arity(phrase)];
  });
}

/** What is wrong with phrases among all step definitions: unknown types, steps that are none or several, circles. */
export function faultsAmong(phrases: readonly Phrase[], vocabulary: Vocabulary): PhraseFault[] {
  const { types } = vocabulary;
  const others = withoutOverlaps(phrases, vocabulary);
  const untyped = phrases.flatMap((phrase) =>
    phrase.placeholders
      .filter(({ type }) => !types.has(type))
      .map(({ name, type }) => at(phrase, `<${name}: ${type}>: there is no parameter type “${type}”.`)),
  );
  const led = new Map<Phrase, Phrase[]>();
  const steps = phrases.flatMap((phrase) =>
    phrase.steps.flatMap((step) => {
      const { matches, text } = matchesOf(phrase, step, others);
      const own =
        matches.length === 1 ? phrases.find((one) => isOf(one, matches[0] as Definition)) : undefined;
      if (own) led.set(phrase, [...(led.get(phrase) ?? []), own]);
      const message = stepFault(text, matches, others);
      return message === undefined ? [] : [{ file: phrase.file, line: step.line, message }];
    }),
  );
  return [...untyped, ...steps, ...overlaps(phrases, vocabulary), ...cyclesIn(phrases, led)];
}

/** Whether a definition is that of a phrase. */
export function isOf({ file, line }: Phrase, definition: Definition): boolean {
  return definition.line === line && definition.uri.replaceAll('\\', '/') === file;
}

/** The definitions that match a step of a phrase, with samples for what is only known when the phrase is used. */
export function matchesOf(
  phrase: Phrase,
  step: Phrase['steps'][number],
  { definitions, types }: Vocabulary,
): { matches: Definition[]; text: string } {
  let first: string | undefined;
  for (const values of sampleValues(phrase.placeholders, types)) {
    const { text } = fillStep(step, { values });
    first ??= text;
    const matches = definitions.filter((one) => one.matchesStepName(text));
    if (matches.length > 0) return { matches, text };
  }
  return { matches: [], text: first ?? step.text };
}

function stepFault(
  text: string,
  matches: readonly Definition[],
  { definitions }: Vocabulary,
): string | undefined {
  if (matches.length === 1) return undefined;
  if (matches.length > 1)
    return `${matches.length} step definitions match “${text}”: ${matches.map(({ pattern, uri, line }) => `${pattern} (${uri.replaceAll('\\', '/')}:${line})`).join(', ')}.`;
  const meant = suggestPhrases(text, definitions);
  return `No step definition matches “${text}”.${meant.length > 0 ? ` Did you mean: ${meant.join(', or: ')}?` : ''}`;
}

/** One phrase that should not be there would make steps ambiguous that are not. */
function withoutOverlaps(phrases: readonly Phrase[], { definitions, types }: Vocabulary): Vocabulary {
  const own = (one: Definition) => phrases.some((phrase) => isOf(phrase, one));
  const others = definitions.filter((one) => !own(one));
  return {
    types,
    definitions: definitions.filter(
      (one) => !own(one) || !others.some(({ pattern }) => pattern === one.pattern),
    ),
  };
}

/** A phrase that says what another step definition says in the same words. */
function overlaps(phrases: readonly Phrase[], { definitions }: Vocabulary): PhraseFault[] {
  return phrases.flatMap((phrase) =>
    definitions
      .filter((one) => one.pattern === phrase.expression && !phrases.some((other) => isOf(other, one)))
      .map(({ uri, line }) => at(phrase, `${uri.replaceAll('\\', '/')}:${line} defines the same words.`)),
  );
}

function emptiness(phrase: Phrase): PhraseFault[] {
  const nameless =
    phrase.head === '' ? [at(phrase, 'The phrase has no words: they stand behind “Phrase:”.')] : [];
  return phrase.steps.length === 0
    ? [...nameless, at(phrase, `The phrase “${phrase.head}” has no steps.`)]
    : nameless;
}

function arity(phrase: Phrase): PhraseFault[] {
  const { head, placeholders, steps } = phrase;
  const names = placeholders.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const used = new Set(
    steps.flatMap((step) =>
      [step.text, ...(step.table ?? []).flat(), step.docString?.content ?? ''].flatMap(namesIn),
    ),
  );
  const passing = steps.filter(({ text, table, docString }) => takesArgument(text) && !table && !docString);
  return [
    ...twice.map((name) => at(phrase, `<${name}> stands twice in the phrase.`)),
    ...names
      .filter((name) => !used.has(name))
      .map((name) => at(phrase, `<${name}> is used by no step of the phrase.`)),
    ...steps.flatMap((step) =>
      // Texts may hold tags of HTML and XML.
      [step.text, ...(step.table ?? []).flat()]
        .flatMap(namesIn)
        .filter((name) => !names.includes(name))
        .map((name) => ({ file: phrase.file, line: step.line, message: unknown(name, names) })),
    ),
    ...(takesArgument(head) && passing.length === 0 && steps.length > 0
      ? [
          at(
            phrase,
            'The phrase ends with a colon, but no step passes its table or text on: such a step ends with a colon and has none of its own.',
          ),
        ]
      : []),
    ...(takesArgument(head)
      ? []
      : passing.map(({ line, text }) => ({
          file: phrase.file,
          line,
          message: `“${text}” needs a table or text: write it below, or end the phrase with a colon to pass on what follows it.`,
        }))),
  ];
}

function unknown(name: string, names: readonly string[]): string {
  const known = names.length > 0 ? `It has ${names.map((one) => `<${one}>`).join(', ')}.` : 'It has none.';
  return `<${name}> is no placeholder of the phrase. ${known}`;
}

function at({ file, line }: Phrase, message: string): PhraseFault {
  return { file, line, message };
}
