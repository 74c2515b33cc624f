import { badMarkers } from './bad-markers';
import { isObject, type JsonObject } from './json';
import type { Marker } from './marker';
import { acceptsAbsence, type ExpectedText, literalKey, markerIn, readExpectedText } from './markers';
import type { MatchMode, Mismatch } from './mismatch';
import { pair } from './pairs';
import { type Place, pathOf, surroundingsOf, within } from './place';
import { suggest } from './suggest';

/** Deeper JSON is reported instead of compared: it would exhaust the stack. */
const MAX_DEPTH = 500;
/** How many items are weighed to find the closest one. */
const MAX_CANDIDATES = 20;
const ABSENT = Symbol('absent');

export interface MatchOptions {
  mode: MatchMode;
  /** Where the actual value is a part of more: the whole, and the object that holds the part. */
  around?: { root: unknown; holder?: unknown };
}

/**
 * Compares JSON with an expectation that may hold markers (see `readExpectedText`) and gives all differences.
 *
 * `exact`: the same fields, the same items in the same order. `any order`: the same, but items of lists may stand in any
 * order. `contain`: objects may have more fields, and each
 * expected item must be found, as a subset too, in an actual item of its own, in any order; an expected empty list still
 * means an empty list, and a text that is the whole value needs only to contain the expected text. Numbers are compared
 * by value. Other fields that markers name are fields of `around`, or of the actual value. Markers that cannot be read are given as the only mismatches, kind `bad marker`.
 *
 * Never throws on JSON; nesting deeper than 500 levels is a mismatch of kind `too deep`.
 */
export function match(actual: unknown, expected: unknown, options: MatchOptions): Mismatch[] {
  const faults = [...badMarkers(expected)];
  if (faults.length > 0) return faults;
  const root: Place = { mode: options.mode, depth: 0, ...(options.around ?? { root: actual }) };
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
  const reading = markerIn(expected);
  if (place.depth > MAX_DEPTH) yield { path: pathOf(place), kind: 'too deep', expected, actual };
  else if (reading) yield* compareReading(actual, expected, reading, place);
  else if (actual === ABSENT) yield absent(expected, place);
  else if (Array.isArray(actual) && Array.isArray(expected)) yield* compareItems(actual, expected, place);
  else if (isObject(actual) && isObject(expected)) yield* compareFields(actual, expected, place);
  else if (!same(actual, expected)) yield { path: pathOf(place), kind: 'different', expected, actual };
}

function* compareReading(
  actual: unknown,
  expected: unknown,
  reading: ExpectedText,
  place: Place,
): Generator<Mismatch> {
  if (reading.kind === 'marker') yield* compareMarker(actual, expected, reading.marker, place);
  else if (reading.kind === 'fault') {
    yield { path: pathOf(place), kind: 'bad marker', expected, words: reading.reason };
  } else if (actual === ABSENT) yield absent(reading.text, place);
  else if (actual !== reading.text) {
    yield { path: pathOf(place), kind: 'different', expected: reading.text, actual };
  }
}

function* compareMarker(
  actual: unknown,
  expected: unknown,
  marker: Marker,
  place: Place,
): Generator<Mismatch> {
  const { accepts, words } = marker.beside?.(surroundingsOf(place)) ?? marker;
  if (actual === ABSENT) {
    if (!marker.acceptsAbsence) yield { ...absent(expected, place), words };
    return;
  }
  if (!accepts(actual)) yield { path: pathOf(place), kind: 'different', expected, actual, words };
  if (!marker.each || !Array.isArray(actual)) return;
  for (const [index, item] of actual.entries()) {
    yield* compare(item, marker.each.expected, within(place, index));
  }
}

function* compareFields(actual: JsonObject, expected: JsonObject, place: Place): Generator<Mismatch> {
  for (const [written, value] of Object.entries(expected)) {
    const key = literalKey(written);
    const field = Object.hasOwn(actual, key) ? actual[key] : ABSENT;
    for (const mismatch of compare(field, value, within(place, key, actual))) {
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
  if (place.mode === 'any order' || (place.mode === 'contain' && expected.length > 0)) {
    return yield* findItems(actual, expected, place);
  }
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
    // What comes close to an expected item is told with it, and not once more as unexpected.
    if (closest && place.mode === 'any order') taken.add(closest.index);
    const near = closest && { closest: { path: closest.path, mismatches: closest.mismatches } };
    yield { path: pathOf(place), kind: 'no such item', expected: item, actual, ...near };
  }
  if (place.mode === 'contain') return;
  for (const [column, item] of actual.entries()) {
    if (!taken.has(column)) yield { path: pathOf(within(place, column)), kind: 'unexpected', actual: item };
  }
}

/** The free item with the fewest differences, if it has anything in common with the expected one. */
function closestItem(actual: unknown[], expected: unknown, taken: Set<unknown>, place: Place) {
  if (place.quick || !isObject(expected)) return undefined;
  let best: (Mismatch['closest'] & { index: number }) | undefined;
  let fewest = Object.keys(expected).length;
  const free = [...actual.keys()].filter((index) => !taken.has(index) && isObject(actual[index]));
  for (const index of free.slice(0, MAX_CANDIDATES)) {
    const at = within(place, index);
    const mismatches = [...compare(actual[index], expected, at)];
    if (mismatches.length < fewest) {
      best = { path: pathOf(at), mismatches, index };
      fewest = mismatches.length;
    }
  }
  return best;
}

function absent(expected: unknown, place: Place): Mismatch {
  return { path: pathOf(place), kind: 'missing', expected };
}

function unexpectedKeys(actual: JsonObject, expected: JsonObject): string[] {
  const known = new Set(Object.keys(expected).map(literalKey));
  return Object.keys(actual).filter((key) => !known.has(key));
}

function same(one: unknown, other: unknown): boolean {
  return one === other || Object.is(one, other);
}
