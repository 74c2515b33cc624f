import { distance } from 'fastest-levenshtein';
import type { Definition } from './definition';
import { emptied, HOLE } from './skeleton';

/** A phrase with the values of a sentence in it. */
export interface Filled {
  sentence: string;
  /** The sentence that was given, with those values as holes. */
  said: string;
}

/** What stands where the writer has given no value that fits. */
const MISSING: Readonly<Record<string, string>> = {
  int: '1',
  float: '1.5',
  word: 'word',
  duration: '5 seconds',
};

/**
 * Puts the values of a sentence into a phrase: each parameter takes the first that it accepts and no other has taken, in
 * the order in which both are written. Alternatives and optional letters are chosen as the sentence has them.
 */
export function fillIn(text: string, { pattern, expression }: Definition): Filled {
  const types = parameterTypesOf(expression);
  const taken: [from: number, to: number][] = [];
  let left = text;
  const filled = String(pattern).replaceAll(/(?<!\\)\{(\w*)\}/g, (_, name: string) => {
    const found = take(left, types.get(name) ?? [], name);
    if (!found) return MISSING[name] ?? firstWord(types.get(name)) ?? '"…"';
    const [value, from] = found;
    left = `${left.slice(0, from)}${' '.repeat(value.length)}${left.slice(from + value.length)}`;
    taken.push([from, from + value.length]);
    return value.replaceAll('(', '\\(').replaceAll('/', '\\/');
  });
  return { sentence: chosen(filled, text), said: emptied(holed(text, taken)) };
}

/** @param regexps sources. */
function take(
  text: string,
  regexps: readonly string[],
  name: string,
): [value: string, from: number] | undefined {
  // A word alone says nothing of itself, and would take any.
  if (name === 'word' || name === '') return undefined;
  const anywhere = new RegExp(`(?<![\\w"'])(?:${regexps.map((one) => `(?:${one})`).join('|')})(?![\\w"'])`);
  const found = regexps.length > 0 ? anywhere.exec(text) : null;
  return found && found[0].trim() !== '' ? [found[0], found.index] : undefined;
}

function parameterTypesOf(expression: Definition['expression']): Map<string, readonly string[]> {
  const types =
    'parameterTypes' in expression
      ? (expression.parameterTypes as readonly { name?: string; regexpStrings: readonly string[] }[])
      : [];
  return new Map(types.map(({ name = '', regexpStrings }) => [name, regexpStrings]));
}

function firstWord(regexps: readonly string[] = []): string | undefined {
  const [word] = regexps[0]?.split('|') ?? [];
  return word && /^[\w ]+$/.test(word) ? word : undefined;
}

function holed(text: string, taken: readonly [number, number][]): string {
  const last = [...taken].sort(([one], [other]) => other - one);
  return last.reduce((rest, [from, to]) => `${rest.slice(0, from)}${HOLE}${rest.slice(to)}`, text);
}

/** `row(s)` as the sentence has it, of `check/uncheck` the one that it has. */
function chosen(filled: string, text: string): string {
  return filled
    .replaceAll(/([^\s()]*)(?<!\\)\(([^)\\]*)\)/g, (_, word: string, more: string) =>
      text.includes(`${word}${more}`) ? `${word}${more}` : word,
    )
    .replaceAll(/(?<![\\\w/"'])[\w]+(?:(?<!\\)\/[\w]+)+(?![\w"'])/g, (all: string) => {
      const [first = '', ...others] = all.split('/');
      return others.reduce((best, word) => (farness(word, text) < farness(best, text) ? word : best), first);
    })
    .replaceAll(/\\([(/{\\])/g, '$1');
}

/** From the nearest word of a text. */
function farness(word: string, text: string): number {
  return Math.min(...text.split(' ').map((each) => distance(word, each)));
}
