import type { FieldRow } from './cells';
import { type Comparison, compares } from './comparisons';
import { expectMatch, expectNone } from './expect';
import { around, compareRows, demand, type Field, subjectOf, wrong } from './field';
import { lookup } from './lookup';
import { acceptsAbsence, MARKERS } from './markers';
import { match } from './match';
import { readPattern } from './pattern';
import { preview } from './preview';

/*
 * The checks of single fields that phrases are made of. All throw PathError when the path cannot be read,
 * MissingFieldError when the field must be there and is not, and MatchError when it is not as expected.
 */

/** The words of the parameter type `{valueKind}`, each with its marker. */
const KINDS = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  list: 'array',
  object: 'object',
  uuid: 'uuid',
  date: 'date',
  email: 'email',
  url: 'url',
} as const;
export type ValueKind = keyof typeof KINDS;

/** The field may be missing where the expected value is a marker that allows it. */
export function expectField(field: Field, expected: unknown): void {
  if (acceptsAbsence(expected) && !lookup(field.body, field.path).found) return;
  const found = demand(field);
  if (isSame(found.value, expected)) return;
  const options = { mode: 'exact', around: around(field.body, field.body, found) } as const;
  expectMatch(found.value, expected, { subject: subjectOf(field), ...options });
}

/** What needs no comparison: most fields are as expected. A text with a backslash or # in front may mean another. */
function isSame(actual: unknown, expected: unknown): boolean {
  if (typeof expected === 'object') return false;
  return actual === expected && !(typeof expected === 'string' && /^[\\#]/.test(expected));
}

/** Tells the differences of all fields at once. */
export function expectFields(owner: string, body: unknown, rows: readonly FieldRow[]): void {
  const mismatches = compareRows(body, rows);
  expectNone(mismatches, { subject: owner, expected: Object.fromEntries(rows), actual: body });
}

export function expectNotField(field: Field, unexpected: unknown): void {
  const found = demand(field);
  const { value } = found;
  const mismatches = match(value, unexpected, {
    mode: 'exact',
    around: around(field.body, field.body, found),
  });
  const faults = mismatches.filter(({ kind }) => kind === 'bad marker');
  expectNone(faults, { subject: subjectOf(field), expected: unexpected, actual: value });
  if (mismatches.length === 0) throw wrong(field, `anything but ${preview(unexpected)}`, value);
}

export function expectKind(field: Field, kind: ValueKind): void {
  const { value } = demand(field);
  const { words, accepts } = MARKERS[KINDS[kind]];
  if (!accepts(value)) throw wrong(field, words, value);
}

export function expectComparison(field: Field, comparison: Comparison, limit: number): void {
  const { value } = demand(field);
  if (typeof value !== 'number') throw wrong(field, `a number that is ${comparison} ${limit}`, value);
  if (!compares(value, comparison, limit)) throw wrong(field, `${comparison} ${limit}`, value);
}

/**
 * A text contains a piece of text; a list contains an item that matches.
 *
 * @param item the same part as an expectation, where a leading `#` would make a marker of it.
 */
export function expectContains(field: Field, part: unknown, item = part): void {
  const { value } = demand(field);
  if (typeof value === 'string') {
    if (!value.includes(String(part))) throw wrong(field, `text that contains ${preview(part)}`, value);
  } else if (Array.isArray(value)) {
    expectMatch(value, [item], { subject: subjectOf(field), mode: 'contain' });
  } else {
    throw wrong(field, `a text or a list that contains ${preview(part)}`, value);
  }
}

/** @throws PatternError when the pattern cannot be read. */
export function expectPattern(field: Field, source: string): void {
  const pattern = readPattern(source);
  const { value } = demand(field);
  if (typeof value !== 'string' || !pattern.test(value)) {
    throw wrong(field, `text that matches ${source}`, value);
  }
}

/** The value may be null. */
export function expectExists(field: Field): void {
  demand(field);
}

export function expectNotExists(field: Field): void {
  const found = lookup(field.body, field.path);
  if (found.found) throw wrong(field, 'no such field', found.value);
}
