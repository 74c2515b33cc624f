import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectMatch } from '../../../support/matching/expect';
import { isObject, type Key, sameJson } from '../../../support/matching/json';
import { lookup } from '../../../support/matching/lookup';
import { literalJson } from '../../../support/matching/markers';
import { match } from '../../../support/matching/match';
import { MatchError } from '../../../support/matching/match-error';
import type { MatchMode, Mismatch } from '../../../support/matching/mismatch';
import { formatPath, parsePath } from '../../../support/matching/path';
import { anyExpectation, anyJson, anyMarker } from './any-json';
import { thrown } from './thrown';

const MODES: MatchMode[] = ['exact', 'any order', 'contain'];
const anyMode = fc.constantFrom(...MODES);

/** Two values that are often alike: the second is now and then made of the first. */
const anyTwo = anyJson.chain((one) =>
  fc.tuple(fc.constant(one), fc.oneof(anyJson, fc.constant(copyOf(one)), changed(one))),
);

/** A value and what is expected of it: now and then the value itself, with a marker in one place of it. */
const anyCase = anyTwo.chain(([actual, other]) =>
  fc.tuple(
    fc.constant(actual),
    fc.oneof(anyExpectation, fc.constant(literalJson(other)), marked(actual), marked(other)),
  ),
);

describe('for any JSON', () => {
  it('a value matches itself, whatever is in it', () => {
    fc.assert(
      fc.property(anyJson, anyMode, (value, mode) => {
        expect(match(copyOf(value), literalJson(value), { mode })).toEqual([]);
      }),
    );
  });

  it('two values match exactly just when they are the same, and in any order whichever is the expected one', () => {
    fc.assert(
      fc.property(anyTwo, ([one, other]) => {
        expect(match(one, literalJson(other), { mode: 'exact' }).length === 0).toBe(
          canonical(one) === canonical(other),
        );
        expect(sameJson(one, other)).toBe(canonical(one) === canonical(other));
        const anyhow = match(one, literalJson(other), { mode: 'any order' }).length;
        expect(match(other, literalJson(one), { mode: 'any order' }).length === 0).toBe(anyhow === 0);
      }),
    );
  });

  it('as much differs whichever of two values is the expected one', () => {
    fc.assert(
      fc.property(anyTwo, ([one, other]) => {
        const there = match(one, literalJson(other), { mode: 'exact' });
        expect(match(other, literalJson(one), { mode: 'exact' })).toHaveLength(there.length);
      }),
    );
  });

  it('what is changed in one place is the only mismatch, and is told at this place', () => {
    fc.assert(
      fc.property(anyJson, fc.nat(), (value, choice) => {
        const leaves = leavesOf(value);
        const keys = leaves[choice % leaves.length] ?? [];
        const other = withValue(value, keys, 'changed');
        const mismatches = match(other, literalJson(value), { mode: 'exact' });
        expect(mismatches.map(({ path }) => path)).toEqual([formatPath(keys)]);
      }),
    );
  });

  it('a list in another order holds the same items', () => {
    fc.assert(
      fc.property(fc.array(anyJson, { minLength: 1 }), fc.nat(), (list, by) => {
        const turned = [...list.slice(by % list.length), ...list.slice(0, by % list.length)].toReversed();
        expect(match(turned, literalJson(list), { mode: 'any order' })).toEqual([]);
        expect(match(turned, literalJson(list), { mode: 'contain' })).toEqual([]);
      }),
    );
  });
});

describe('for any JSON and any expectation', () => {
  it('nothing throws, every path can be read back, and every message can be told', () => {
    fc.assert(
      fc.property(anyCase, anyMode, ([actual, expected], mode) => {
        const mismatches = match(actual, expected, { mode });
        for (const { path } of mismatches) if (path !== '') parsePath(path);
        const error = thrown(() => expectMatch(actual, expected, { subject: 'the value', mode }));
        expect(error === undefined).toBe(mismatches.length === 0);
        if (error instanceof MatchError) expect(error.mismatches).toEqual(mismatches);
        else if (error) expect(error.name).toBe('BadMarkerError');
      }),
      { numRuns: 500 },
    );
  });

  it('what matches exactly matches in any order, and what matches in any order is contained', () => {
    fc.assert(
      fc.property(anyCase, ([actual, expected]) => {
        const [exact, anyhow, part] = MODES.map((mode) => match(actual, expected, { mode }).length === 0);
        if (exact) expect(anyhow).toBe(true);
        if (anyhow) expect(part).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('every mismatch is real: it can be seen at its path', () => {
    fc.assert(
      fc.property(anyCase, anyMode, ([actual, expected], mode) => {
        for (const mismatch of match(actual, expected, { mode })) {
          expect(isReal(mismatch, actual), JSON.stringify(mismatch)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Looks at the path itself, without trusting what the matcher told of the actual value. */
function isReal(mismatch: Mismatch, root: unknown): boolean {
  const { path, kind, expected, closest } = mismatch;
  const found = lookup(root, path === '' ? '$' : path);
  const told = found.found && sameJson(found.value, mismatch.actual);
  switch (kind) {
    case 'missing':
      return !found.found;
    case 'unexpected':
      return told;
    case 'different':
      return told && !holds(found.value, expected, path, root);
    case 'no such item':
      return (
        told && Array.isArray(found.value) && (closest?.mismatches.every((one) => isReal(one, root)) ?? true)
      );
    case 'too deep':
      return path.length > 500;
    case 'bad marker':
      return match(root, expected, { mode: 'exact' }).every((one) => one.kind === 'bad marker');
  }
}

/** Whether a scalar or marker is as expected; for lists and objects of another kind that they are not. */
function holds(value: unknown, expected: unknown, path: string, root: unknown): boolean {
  // A text that is told was meant literally, unless it is a marker as it was written.
  if (typeof expected === 'string' && !expected.startsWith('#')) return value === expected;
  if (typeof expected === 'string' || isObject(expected)) {
    const keys = path === '' ? [] : parsePath(path);
    const above = keys.map((_, depth) => lookup(root, formatPath(keys.slice(0, depth)) || '$'));
    const holder = above.flatMap((one) => (one.found && isObject(one.value) ? [one.value] : [])).at(-1);
    const mismatches = match(value, expected, { mode: 'exact', around: { root, holder } });
    return mismatches.length === 0 || (typeof expected === 'string' && value === expected);
  }
  return sameJson(value, expected);
}

describe('for JSON nested without end', () => {
  it.each(MODES)('comparing (%s) gives a mismatch instead of an error', (mode) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"a":', '}]'],
      ['{"#[]":', '}'],
    ] as const) {
      const deep = (end: string) => JSON.parse(open.repeat(4_000) + end + close.repeat(4_000)) as unknown;
      expect(() => expectMatch(deep('1'), deep('1'), { subject: 'the value', mode })).toThrow(MatchError);
      expect(() => expectMatch(deep('1'), 1, { subject: 'the value', mode })).toThrow(MatchError);
    }
    const lists = JSON.parse('['.repeat(4_000) + ']'.repeat(4_000)) as unknown;
    expect(() => expectMatch(lists, '#[] '.repeat(4_000).trim(), { subject: 'the value', mode })).toThrow(
      MatchError,
    );
  });

  it('400 levels are compared', () => {
    const deep = (end: number) => JSON.parse(`${'[{"a":'.repeat(200)}${end}${'}]'.repeat(200)}`) as unknown;
    for (const mode of MODES) {
      expect(match(deep(1), deep(1), { mode })).toEqual([]);
      expect(match(deep(1), deep(2), { mode }).length).toBeGreaterThan(0);
    }
  });

  it('two values are the same whatever their depth', () => {
    const deep = (end: number) =>
      JSON.parse(`${'[{"a":'.repeat(4_000)}${end}${'}]'.repeat(4_000)}`) as unknown;
    expect(sameJson(deep(1), deep(1))).toBe(true);
    expect(sameJson(deep(1), deep(2))).toBe(false);
  });
});

function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

/** The same value with another text in one place. */
function changed(value: unknown): fc.Arbitrary<unknown> {
  return fc.constantFrom(...leavesOf(value)).map((keys) => withValue(value, keys, 'changed'));
}

/** The value as an expectation, with a marker in one place. */
function marked(value: unknown): fc.Arbitrary<unknown> {
  const expected = literalJson(value);
  return fc
    .tuple(fc.constantFrom(...leavesOf(expected)), anyMarker)
    .map(([keys, marker]) => withValue(expected, keys, marker));
}

/** Keys to each scalar, and to each empty list and object. */
function leavesOf(value: unknown, keys: Key[] = []): Key[][] {
  const entries: [Key, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  if (entries.length === 0) return [keys];
  return entries.flatMap(([key, part]) => leavesOf(part, [...keys, key]));
}

function withValue(value: unknown, [key, ...rest]: readonly Key[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  if (Array.isArray(value)) return value.with(Number(key), withValue(value[Number(key)], rest, leaf));
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, part]) => [name, name === key ? withValue(part, rest, leaf) : part]),
  );
}

/** JSON with sorted fields, so that equal values give equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
