import type { JsonObject, Key } from '../matching/json';
import type { Bound, Bounds } from './bound';

/** Beyond so many characters a cell cannot be read any more. */
const LONGEST = 130;

/** Texts that no value of the format is. */
const WRONG: Record<string, string> = {
  date: '2026-13-45',
  'date-time': 'yesterday',
  email: 'nobody-at-home',
  ipv4: '999.1.1.1',
  time: 'noon',
  uri: 'no address',
  uuid: 'not-a-uuid',
};

/** Candidates for a text that a pattern refuses, the plainest first. */
const ODD = ['?', 'no such form', '-', 'a', '0', '#', 'ä'];

/** Texts around what a schema allows, beside one that it does. */
export function textBounds(node: JsonObject, value: string, keys: Key[], name: string): Bounds {
  const refused: Bound[] = [];
  const accepted: Bound[] = [];
  const { minLength, maxLength, format, pattern } = node;
  const wrong = typeof format === 'string' && Object.hasOwn(WRONG, format) ? WRONG[format] : undefined;
  if (wrong !== undefined) {
    refused.push({ keys, value: wrong, words: `${name} is no ${String(format)}`, fault: 'either' });
  }
  if (typeof pattern === 'string') return withPattern(pattern, value, { keys, name }, { refused, accepted });
  if (value.includes('{{') || wrong !== undefined) return { refused, accepted };
  if (typeof minLength === 'number' && minLength > 0 && minLength <= LONGEST) {
    const words = minLength === 1 ? `${name} is empty` : `${name} is shorter than ${minLength} characters`;
    refused.push({ keys, value: lengthened(value, minLength - 1), words, fault: 'content' });
    accepted.push({
      keys,
      value: lengthened(value, minLength),
      words: `${name} has ${characters(minLength)}`,
    });
  }
  if (typeof maxLength === 'number' && maxLength > 0 && maxLength < LONGEST) {
    const words = `${name} is longer than ${characters(maxLength)}`;
    refused.push({ keys, value: lengthened(value, maxLength + 1), words, fault: 'content' });
    accepted.push({
      keys,
      value: lengthened(value, maxLength),
      words: `${name} has ${characters(maxLength)}`,
    });
  }
  return { refused, accepted };
}

/** A pattern often holds a length; the text that just fits and the one that does not are found by trying. */
function withPattern(
  pattern: string,
  value: string,
  { keys, name }: { keys: Key[]; name: string },
  { refused, accepted }: Bounds,
): Bounds {
  const form = formOf(pattern);
  if (!form) return { refused, accepted };
  const odd = ODD.find((text) => !form.test(text));
  if (odd !== undefined) refused.push({ keys, value: odd, words: `${name} is malformed`, fault: 'content' });
  if (value.includes('{{') || !form.test(value)) return { refused, accepted };
  const long = edge(value, (text) => text + text.at(-1), form);
  const short = edge(value, (text) => text.slice(0, -1), form);
  for (const [found, way] of [
    [long, 'longer'],
    [short, 'shorter'],
  ] as const) {
    if (!found) continue;
    const length = found.within.length;
    refused.push({
      keys,
      value: found.beyond,
      words: `${name} is ${way} than ${characters(length)}`,
      fault: 'content',
    });
    if (found.within !== value)
      accepted.push({ keys, value: found.within, words: `${name} has ${characters(length)}` });
  }
  return { refused, accepted };
}

function formOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

/** The last text that still fits and the first that does not, changed step by step. */
function edge(
  value: string,
  change: (text: string) => string,
  form: RegExp,
): { within: string; beyond: string } | undefined {
  let within = value;
  for (let beyond = change(within); beyond !== within && beyond.length < LONGEST; beyond = change(within)) {
    if (!form.test(beyond)) return { within, beyond };
    within = beyond;
  }
  return undefined;
}

function lengthened(text: string, length: number): string {
  // Never a space at the end: cells lose it.
  const repeated = text === '' ? 'x'.repeat(length) : `${text} `.repeat(Math.ceil(length / text.length) || 1);
  return repeated.slice(0, length).replace(/^\s|\s$/g, '.');
}

function characters(amount: number): string {
  return `${amount} character${amount === 1 ? '' : 's'}`;
}
