import { isObject, type Key } from './json';
import { readExpectedText } from './markers';
import type { Mismatch } from './mismatch';
import { type Place, pathOf, within } from './place';

/** The texts in an expectation that look like markers and cannot be read. */
export function* badMarkers(expected: unknown): Generator<Mismatch> {
  const queue: { value: unknown; place: Place }[] = [{ value: expected, place: { mode: 'exact', depth: 0 } }];
  // An expectation written with YAML anchors may hold the same part twice, or itself.
  const seen = new Set<unknown>();
  for (const { value, place } of queue) {
    if (typeof value === 'string') yield* faultOf(value, place);
    if (seen.has(value)) continue;
    seen.add(value);
    for (const [key, child] of entriesOf(value)) queue.push({ value: child, place: within(place, key) });
  }
}

function* faultOf(expected: string, place: Place): Generator<Mismatch> {
  const reading = readExpectedText(expected);
  if (reading.kind === 'fault') {
    yield { path: pathOf(place), kind: 'bad marker', expected, words: reading.reason };
  }
}

function entriesOf(value: unknown): Iterable<[Key, unknown]> {
  if (Array.isArray(value)) return value.entries();
  return isObject(value) ? Object.entries(value) : [];
}
