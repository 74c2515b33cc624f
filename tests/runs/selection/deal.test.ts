import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealByTime, dealEvenly, type Load, signOf, sizesOf } from '../../../runs/selection/deal';

const loads = (times: readonly number[]): Load[] =>
  times.map((milliseconds, at) => ({ id: `features/a.feature:${at}`, milliseconds }));

/** Milliseconds of each shard. */
function sums(all: readonly Load[], dealt: ReadonlyMap<string, number>, shards: number): number[] {
  const totals = Array.from({ length: shards }, () => 0);
  for (const { id, milliseconds } of all) {
    const shard = (dealt.get(id) ?? 0) - 1;
    totals[shard] = (totals[shard] ?? 0) + milliseconds;
  }
  return totals;
}

const times = fc.array(fc.nat(100_000), { maxLength: 60 });
const number = fc.integer({ min: 1, max: 8 });

describe('scenarios that are dealt out by time', () => {
  it('take about as long in each shard', () => {
    const all = loads([100, 90, 20, 20, 20, 20, 20, 10]);
    const dealt = dealByTime(all, 3);
    expect(sums(all, dealt, 3)).toEqual([100, 100, 100]);
    expect(sizesOf(dealt, 3)).toEqual([1, 2, 5]);
  });

  it('come once each, and never much worse than the best that there is', () => {
    fc.assert(
      fc.property(times, number, (durations, shards) => {
        const all = loads(durations);
        const dealt = dealByTime(all, shards);
        expect([...dealt.keys()].sort()).toEqual(all.map(({ id }) => id).sort());
        const least = Math.max(durations.reduce((sum, one) => sum + one, 0) / shards, ...durations, 0);
        // A third more than the best; the best is at most what it would be with the longest put on top of a fair share.
        expect(Math.max(...sums(all, dealt, shards))).toBeLessThanOrEqual(least + Math.max(...durations, 0));
      }),
    );
  });

  it('are dealt out alike whatever order they come in', () => {
    fc.assert(
      fc.property(times, number, fc.nat(), (durations, shards, turn) => {
        const all = loads(durations);
        const at = durations.length === 0 ? 0 : turn % durations.length;
        const turned = [...all.slice(at), ...all.slice(0, at)].reverse();
        expect(signOf(dealByTime(turned, shards))).toBe(signOf(dealByTime(all, shards)));
      }),
    );
  });

  it('have a sign that tells other ways from theirs', () => {
    const all = loads([3, 2, 1, 1]);
    const ids = all.map(({ id }) => id);
    const signs = [dealByTime(all, 2), dealByTime(all.slice(1), 2), dealEvenly(ids, 2)].map(signOf);
    expect(new Set(signs).size).toBe(3);
  });
});
