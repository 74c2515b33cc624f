import { isDate, isEmail, isUrl, isUuid } from './formats';
import { isObject, type JsonObject } from './json';
import { type Limits, readLimits } from './limits';
import { isFault, type Marker, orNothing, type Reading } from './marker';
import { readPattern } from './pattern';
import type { PatternError } from './pattern-error';
import { readSameAs } from './same-as';
import { readListMarker } from './sizes';
import { suggest } from './suggest';

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

/** A field name in an expectation that says what the items of a list are; with backslashes, a field of that name. */
const LIST_KEY = /^(\\*)(##?\[[^\]]*\])$/;

/**
 * Reads an expected text: `#uuid` and its like are markers over the whole value, `##uuid` also accepts null and a
 * missing field, `#regex …` must match the whole text; `#> 5` and `#between 1 and 5` compare, `#= total` wants the value
 * of another field, `#[3] #uuid` a list. A backslash makes a leading `#` literal: `\#1 fan` means the text `#1 fan`, and
 * `\\#` means `\#`. (In JSON and in double quotes of YAML each backslash is written twice.)
 */
export function readExpectedText(expected: string): ExpectedText {
  if (/^\\+#/.test(expected)) return { kind: 'literal', text: expected.slice(1) };
  if (!expected.startsWith('#')) return { kind: 'literal', text: expected };
  const optional = expected.startsWith('##');
  const name = expected.slice(optional ? 2 : 1);
  const reading = withArguments(name) ?? simple(expected, name);
  if (isFault(reading)) return { kind: 'fault', reason: reading };
  return { kind: 'marker', marker: optional ? orNothing(reading) : reading };
}

/**
 * Reads an expected object that stands for a list, `{ "#[2]": … }`: its only field says how many items, and what each of
 * them is. Nothing for any other object.
 */
export function readExpectedList(expected: JsonObject): ExpectedText | undefined {
  const keys = Object.keys(expected);
  const key = keys.find((name) => name.startsWith('#') && LIST_KEY.test(name));
  if (key === undefined) return undefined;
  if (keys.length > 1) {
    return {
      kind: 'fault',
      reason: `"${key}" says what a list holds, so no other field can stand beside it`,
    };
  }
  const reading = readExpectedText(key);
  if (reading.kind !== 'marker') return reading;
  return { kind: 'marker', marker: { ...reading.marker, each: { expected: expected[key] } } };
}

/** The name of a field as the actual object has it. */
export function literalKey(key: string): string {
  return key.startsWith('\\') && LIST_KEY.test(key) ? key.slice(1) : key;
}

/** The name of a field as an expectation writes it. */
export function asLiteralKey(key: string): string {
  return LIST_KEY.test(key) ? `\\${key}` : key;
}

/** Writes a text so that `readExpectedText` takes it literally. */
export function literal(text: string): string {
  return /^\\*#/.test(text) ? `\\${text}` : text;
}

/** The same for JSON of at most 500 levels: every text and field name in it stands for itself. */
export function literalJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return literal(value);
  if (depth > 500) return value;
  if (Array.isArray(value)) return value.map((item) => literalJson(item, depth + 1));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([key, field]) => [
    asLiteralKey(key),
    literalJson(field, depth + 1),
  ]);
  return Object.fromEntries(fields) as JsonObject;
}

/** Whether a missing field is as good as the expected value. */
export function acceptsAbsence(expected: unknown): boolean {
  const reading = markerIn(expected);
  return reading?.kind === 'marker' && reading.marker.acceptsAbsence;
}

/** What is expected, if it is a text or an object that stands for a list. */
export function markerIn(expected: unknown): ExpectedText | undefined {
  if (typeof expected === 'string') return readExpectedText(expected);
  return isObject(expected) ? readExpectedList(expected) : undefined;
}

function withArguments(name: string): Reading | undefined {
  if (/^regex(\s|$)/.test(name)) return regex(name.slice('regex'.length).trim());
  const limits = readLimits(name);
  if (limits === undefined) return readSameAs(name) ?? readListMarker(name);
  if (typeof limits === 'string') return limits;
  return limited(limits, `(#${name})`);
}

function limited({ words, hold, beside }: Limits, written: string): Marker {
  return {
    words: `a ${words} ${written}`,
    accepts: hold,
    acceptsAbsence: false,
    ...(beside && { beside: (surroundings) => limited(beside(surroundings), written) }),
  };
}

function simple(expected: string, name: string): Reading {
  const marker = BY_NAME.get(name);
  if (marker) return { acceptsAbsence: false, ...marker, words: `${marker.words} (${expected})` };
  if (/^[?(]/.test(name)) return `"${expected}" is not a marker; there are none for expressions`;
  const near = suggest(name, [...BY_NAME.keys(), 'regex']);
  const sign = expected.slice(0, expected.length - name.length);
  return `"${expected}" is not a marker${near === undefined ? '' : `; did you mean "${sign}${near}"?`}`;
}

function regex(source: string): Reading {
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

function text(accepts: (value: string) => boolean): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && accepts(value);
}
