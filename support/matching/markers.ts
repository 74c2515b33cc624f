import { isDate, isEmail, isUrl, isUuid } from './formats';
import { isObject } from './json';
import { readPattern } from './pattern';
import type { PatternError } from './pattern-error';
import { suggest } from './suggest';

/** What a marker accepts in place of a value. */
interface Marker {
  /** For messages, after "expected:". */
  words: string;
  accepts(value: unknown): boolean;
  /** Whether the field may be missing. */
  acceptsAbsence: boolean;
}

/** An expected text is either meant literally, or a marker, or a marker with a fault. */
export type ExpectedText =
  | { kind: 'literal'; text: string }
  | { kind: 'marker'; marker: Marker }
  | { kind: 'fault'; reason: string };

type Simple = Omit<Marker, 'acceptsAbsence'> & { acceptsAbsence?: boolean };

/** The markers without arguments, by name. */
export const MARKERS = {
  string: { words: 'text', accepts: (value) => typeof value === 'string' },
  number: { words: 'a number', accepts: (value) => typeof value === 'number' },
  boolean: { words: 'true or false', accepts: (value) => typeof value === 'boolean' },
  array: { words: 'a list', accepts: Array.isArray },
  object: { words: 'an object', accepts: isObject },
  uuid: { words: 'a uuid', accepts: text(isUuid) },
  date: {
    words: 'a date or date-time, such as 2026-03-01 or 2026-03-01T10:00:00Z',
    accepts: text(isDate),
  },
  email: { words: 'an email address', accepts: text(isEmail) },
  url: { words: 'a url, such as https://example.com/orders', accepts: text(isUrl) },
  null: { words: 'null', accepts: (value) => value === null },
  notnull: { words: 'anything but null', accepts: (value) => value !== null },
  present: { words: 'anything', accepts: () => true },
  notpresent: { words: 'nothing', accepts: () => false, acceptsAbsence: true },
  ignore: { words: 'anything or nothing', accepts: () => true, acceptsAbsence: true },
} satisfies Record<string, Simple>;
const BY_NAME = new Map<string, Simple>(Object.entries(MARKERS));

/**
 * Reads an expected text: `#uuid` and its like are markers over the whole value, `##uuid` also accepts null and a
 * missing field, `#regex …` must match the whole text. A backslash makes a leading `#` literal: `\#1 fan` means the text
 * `#1 fan`, and `\\#` means `\#`. (In JSON and in double quotes of YAML each backslash is written twice.)
 */
export function readExpectedText(expected: string): ExpectedText {
  if (/^\\+#/.test(expected)) return { kind: 'literal', text: expected.slice(1) };
  if (!expected.startsWith('#')) return { kind: 'literal', text: expected };
  const optional = expected.startsWith('##');
  const name = expected.slice(optional ? 2 : 1);
  const marker = /^regex(\s|$)/.test(name)
    ? regex(name.slice('regex'.length).trim())
    : simple(expected, name);
  if (typeof marker === 'string') return { kind: 'fault', reason: marker };
  return { kind: 'marker', marker: optional ? orNothing(marker) : marker };
}

/** Writes a text so that `readExpectedText` takes it literally. */
export function literal(text: string): string {
  return /^\\*#/.test(text) ? `\\${text}` : text;
}

/** Whether a missing field is as good as the expected value. */
export function acceptsAbsence(expected: unknown): boolean {
  if (typeof expected !== 'string') return false;
  const reading = readExpectedText(expected);
  return reading.kind === 'marker' && reading.marker.acceptsAbsence;
}

function simple(expected: string, name: string): Marker | string {
  const marker = BY_NAME.get(name);
  if (marker) return { acceptsAbsence: false, ...marker, words: `${marker.words} (${expected})` };
  if (/^[[?(]/.test(name)) return `"${expected}" is not a marker; there are none for sizes and expressions`;
  const near = suggest(name, [...BY_NAME.keys(), 'regex']);
  const sign = expected.slice(0, expected.length - name.length);
  return `"${expected}" is not a marker${near === undefined ? '' : `; did you mean "${sign}${near}"?`}`;
}

function regex(source: string): Marker | string {
  if (source === '') return '"#regex" needs a pattern after it: "#regex [A-Z]{3}"';
  try {
    const pattern = readPattern(source);
    const whole = new RegExp(`^(?:${pattern.source})$`, 'u');
    return {
      words: `text that matches ${source} from start to end`,
      accepts: text((value) => whole.test(value)),
      acceptsAbsence: false,
    };
  } catch (error) {
    return `the pattern "${source}" cannot be read: ${(error as PatternError).reason}`;
  }
}

function orNothing({ words, accepts }: Marker): Marker {
  return {
    words: `${words}, or null, or nothing`,
    accepts: (value) => value === null || accepts(value),
    acceptsAbsence: true,
  };
}

function text(accepts: (value: string) => boolean): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && accepts(value);
}
