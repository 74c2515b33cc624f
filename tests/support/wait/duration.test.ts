import { expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../support/wait/duration';

it.each([
  ['300', 'ms', 300],
  ['5', 'seconds', 5_000],
  ['1', 'second', 1_000],
  ['1.5', 'minutes', 90_000],
  ['1', 'hour', 3_600_000],
  ['3', 'days', 259_200_000],
])('%s %s is %i ms', (amount, unit, ms) => {
  expect(parseDuration(amount, unit)).toBe(ms);
});

it.each([
  [300, '300 ms'],
  [1_000, '1 s'],
  [1_540, '1.5 s'],
  [90_000, '90 s'],
  [150_000, '2.5 min'],
])('%i ms reads as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
