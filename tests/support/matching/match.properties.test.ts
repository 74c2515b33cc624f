import { describe, expect, it } from 'vitest';
import { expectMatch } from '../../../support/matching/expect';
import { match } from '../../../support/matching/match';
import { MatchError } from '../../../support/matching/match-error';
import { parsePath } from '../../../support/matching/path';
import { json, type Random, randomOf } from './random-json';
import { thrown } from './thrown';

const SEEDS = Array.from({ length: 400 }, (_, index) => index + 1);
const plain = (random: Random) => json(random, { markers: false });
const wild = (random: Random) => json(random, { markers: true });

describe('for any JSON', () => {
  it('a value is exactly itself, also as a copy', () => {
    for (const seed of SEEDS) {
      const value = plain(randomOf(seed));
      const copy = JSON.parse(JSON.stringify(value)) as unknown;
      expect(match(copy, value, { mode: 'exact' }), `seed ${seed}`).toEqual([]);
      expect(match(copy, value, { mode: 'contain' }), `seed ${seed}`).toEqual([]);
    }
  });

  it('two different values are never exactly the same', () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const [one, other] = [plain(random), plain(random)];
      const equal = match(one, other, { mode: 'exact' }).length === 0;
      expect(equal, `seed ${seed}`).toBe(canonical(one) === canonical(other));
    }
  });

  it('a list in another order contains the same items', () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const list = Array.from({ length: 1 + random(5) }, () => plain(random));
      expect(match(list.toReversed(), list, { mode: 'contain' }), `seed ${seed}`).toEqual([]);
    }
  });

  it('what matches exactly is contained as well', () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const [actual, expected] = [plain(random), wild(random)];
      if (match(actual, expected, { mode: 'exact' }).length > 0) continue;
      expect(match(actual, expected, { mode: 'contain' }), `seed ${seed}`).toEqual([]);
    }
  });

  it('nothing throws, every path can be read back, and every message can be told', () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const [actual, expected] = [wild(random), wild(random)];
      tells(actual, expected, 'exact', seed);
      tells(actual, expected, 'contain', seed);
    }
  });

  function tells(actual: unknown, expected: unknown, mode: 'exact' | 'contain', seed: number) {
    const mismatches = match(actual, expected, { mode });
    for (const { path } of mismatches) if (path !== '') parsePath(path);
    const error = thrown(() => expectMatch(actual, expected, { subject: 'the value', mode }));
    expect(error === undefined, `seed ${seed}`).toBe(mismatches.length === 0);
    if (error instanceof MatchError) expect(error.mismatches).toEqual(mismatches);
  }
});

describe('for JSON nested without end', () => {
  it.each(['exact', 'contain'] as const)('comparing (%s) gives a mismatch instead of an error', (mode) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"a":', '}]'],
    ] as const) {
      const deep = (end: string) => JSON.parse(open.repeat(4_000) + end + close.repeat(4_000)) as unknown;
      expect(() => expectMatch(deep('1'), deep('1'), { subject: 'the value', mode })).toThrow(MatchError);
      expect(() => expectMatch(deep('1'), 1, { subject: 'the value', mode })).toThrow(MatchError);
    }
  });

  it('400 levels are compared', () => {
    const deep = (end: number) => JSON.parse(`${'[{"a":'.repeat(200)}${end}${'}]'.repeat(200)}`) as unknown;
    for (const mode of ['exact', 'contain'] as const) {
      expect(match(deep(1), deep(1), { mode })).toEqual([]);
      expect(match(deep(1), deep(2), { mode })).toHaveLength(1);
    }
  });
});

/** JSON with sorted fields, so that equal values give equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
