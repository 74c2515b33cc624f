import { badMarkers } from './bad-markers';
import { isObject, type JsonObject } from './json';
import { acceptsAbsence, readExpectedText } from './markers';
import type { MatchMode, Mismatch } from './mismatch';
import { pair } from './pairs';
import { type Place, pathOf, within } from './place';
import { suggest } from './suggest';

/** Deeper JSON is reported instead of compared: it would exhaust the stack. */
const MAX_DEPTH = 500;
/** How many items are weighed to find the closest one. */
const MAX_CANDIDATES = 20;
const ABSENT = Symbol('absent');

/**
 * Compares JSON with an expectation that may hold markers (see `readExpectedText`) and gives all differences.
 *
 * `exact`: the same fields, the same items in the same order. `contain`: objects may have more fields, and each
 * expected item must be found, as a subset too, in an actual item of its own, in any order; an expected empty list still
 * means an empty list, and a text that is the whole value needs only to contain the expected text. Numbers are compared
 * by value. Markers that cannot be read are given as the only mismatches, kind `bad marker`.
 *
 * Never throws on JSON; nesting deeper than 500 levels is a mismatch of kind `too deep`.
 */
export function match(actual: unknown, expected: unknown, options: { mode: MatchMode }): Mismatch[] {
  const faults = [...badMarkers(expected)];
  if (faults.length > 0) return faults;
  const root: Place = { mode: options.mode, depth: 0 };
  if (options.mode === 'contain' && typeof actual === 'string' && typeof expected === 'string') {
    const reading = readExpectedText(expected);
    if (reading.kind === 'literal' && actual.includes(reading.text)) return [];
  }
  return [...compare(actual, expected, root)];
}

/** Whether a value matches; stops at the first difference. A marker that cannot be read matches nothing. */
function fits(actual: unknown, expected: unknown, place: Place): boolean {
  return compare(actual, expected, place).next().done === true;
}

function* compare(actual: unknown, expected: unknown, place: Place): Generator<Mismatch> {
  if (place.depth > MAX_DEPTH) yield { path: pathOf(place), kind: 'too deep', expected, actual };
  else if (typeof expected === 'string') yield* compareText(actual, expected, place);
  else if (actual === ABSENT) yield absent(expected, place);
  else if (Array.isArray(actual) && Array.isArray(expected)) yield* compareItems(actual, expected, place);
  else if (isObject(actual) && isObject(expected)) yield* compareFields(actual, expected, place);
  else if (!same(actual, expected)) yield { path: pathOf(place), kind: 'different', expected, actual };
}

function* compareText(actual: unknown, expected: string, place: Place): Generator<Mismatch> {
  const reading = readExpectedText(expected);
  if (reading.kind === 'fault') {
    yield { path: pathOf(place), kind: 'bad marker', expected, words: reading.reason };
  } else if (reading.kind === 'literal') {
    if (actual === ABSENT) yield absent(reading.text, place);
    else if (actual !== reading.text) {
      yield { path: pathOf(place), kind: 'different', expected: reading.text, actual };
    }
  } else {
    const { accepts, acceptsAbsence, words } = reading.marker;
    if (actual === ABSENT && !acceptsAbsence) yield { ...absent(expected, place), words };
    if (actual !== ABSENT && !accepts(actual)) {
      yield { path: pathOf(place), kind: 'different', expected, actual, words };
    }
  }
}

function* compareFields(actual: JsonObject, expected: JsonObject, place: Place): Generator<Mismatch> {
  for (const [key, value] of Object.entries(expected)) {
    const field = Object.hasOwn(actual, key) ? actual[key] : ABSENT;
    for (const mismatch of compare(field, value, within(place, key))) {
      const unsure = field === ABSENT && !place.quick;
      const near = unsure ? suggest(key, unexpectedKeys(actual, expected)) : undefined;
      yield near === undefined ? mismatch : { ...mismatch, near: pathOf(within(place, near)) };
    }
  }
  if (place.mode === 'contain') return;
  for (const key of unexpectedKeys(actual, expected)) {
    yield { path: pathOf(within(place, key)), kind: 'unexpected', actual: actual[key] };
  }
}

function* compareItems(actual: unknown[], expected: unknown[], place: Place): Generator<Mismatch> {
  if (place.mode === 'contain' && expected.length > 0) return yield* findItems(actual, expected, place);
  for (let index = 0; index < Math.max(actual.length, expected.length); index += 1) {
    const at = within(place, index);
    if (index >= expected.length) {
      yield { path: pathOf(at), kind: 'unexpected', actual: actual[index] };
    } else {
      yield* compare(index < actual.length ? actual[index] : ABSENT, expected[index], at);
    }
  }
}

function* findItems(actual: unknown[], expected: unknown[], place: Place): Generator<Mismatch> {
  const pairs = pair(expected.length, actual.length, (row, column) =>
    fits(actual[column], expected[row], { ...within(place, column), quick: true }),
  );
  const taken = new Set(pairs);
  for (const [row, item] of expected.entries()) {
    if (pairs[row] !== undefined || acceptsAbsence(item)) continue;
    const closest = closestItem(actual, item, taken, place);
    yield { path: pathOf(place), kind: 'no such item', expected: item, actual, ...(closest && { closest }) };
  }
}

/** The free item with the fewest differences, if it has anything in common with the expected one. */
function closestItem(actual: unknown[], expected: unknown, taken: Set<unknown>, place: Place) {
  if (place.quick || !isObject(expected)) return undefined;
  let best: Mismatch['closest'];
  let fewest = Object.keys(expected).length;
  const free = [...actual.keys()].filter((index) => !taken.has(index) && isObject(actual[index]));
  for (const index of free.slice(0, MAX_CANDIDATES)) {
    const at = within(place, index);
    const mismatches = [...compare(actual[index], expected, at)];
    if (mismatches.length < fewest) {
      best = { path: pathOf(at), mismatches };
      fewest = mismatches.length;
    }
  }
  return best;
}

function absent(expected: unknown, place: Place): Mismatch {
  return { path: pathOf(place), kind: 'missing', expected };
}

function unexpectedKeys(actual: JsonObject, expected: JsonObject): string[] {
  return Object.keys(actual).filter((key) => !Object.hasOwn(expected, key));
}

function same(one: unknown, other: unknown): boolean {
  return one === other || Object.is(one, other);
}
