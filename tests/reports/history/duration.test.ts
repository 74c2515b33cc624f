import { expect, it } from 'vitest';
import { durationLetter } from '../../../reports/history/duration';
import { durationOf } from '../../../reports/history/shape';

it.each([1, 7, 42, 999, 1_500, 60_000])(
  'a duration of %i ms comes back less than a fifth off',
  (duration) => {
    const read = durationOf(durationLetter(duration)) ?? 0;
    expect(Math.abs(read - duration)).toBeLessThanOrEqual(Math.max(1, duration / 5));
  },
);

it('knows no duration below a millisecond, and none above a minute and a half', () => {
  expect(durationOf(durationLetter(0))).toBe(1);
  expect(durationOf(durationLetter(3_600_000))).toBeGreaterThan(90_000);
  expect(durationOf(durationLetter(undefined))).toBeUndefined();
});
