import { isObject, type Key } from './json';
import { type ExpectedText, literalKey, markerIn } from './markers';
import type { Mismatch } from './mismatch';
import { type Place, pathOf, within } from './place';

/** The texts in an expectation that look like markers and cannot be read. */
export function* badMarkers(expected: unknown): Generator<Mismatch> {
  const queue: { value: unknown; place: Place }[] = [{ value: expected, place: { mode: 'exact', depth: 0 } }];
  // An expectation written with YAML anchors may hold the same part twice, or itself.
  const seen = new Set<unknown>();
  for (const { value, place } of queue) {
    const reading = markerIn(value);
    if (reading?.kind === 'fault') {
      yield { path: pathOf(place), kind: 'bad marker', expected: value, words: reading.reason };
      continue;
    }
    if (typeof value !== 'string') {
      if (seen.has(value)) continue;
      seen.add(value);
    }
    for (const child of childrenOf(value, reading, place)) queue.push(child);
  }
}

function* childrenOf(value: unknown, reading: ExpectedText | undefined, place: Place) {
  if (reading) {
    // What every item of a list must be stands at no place of its own.
    if (reading.kind === 'marker' && reading.marker.each)
      yield { value: reading.marker.each.expected, place };
    return;
  }
  for (const [key, child] of entriesOf(value)) {
    yield { value: child, place: within(place, typeof key === 'string' ? literalKey(key) : key) };
  }
}

function entriesOf(value: unknown): Iterable<[Key, unknown]> {
  if (Array.isArray(value)) return value.entries();
  return isObject(value) ? Object.entries(value) : [];
}
