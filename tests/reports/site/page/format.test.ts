import { expect, it } from 'vitest';
import { moment } from '../../../../reports/moment';
import { count, duration, percent, size, titleOfPath } from '../../../../reports/site/page/format';

it.each([
  [0, '0 ms'],
  [0.4, '< 1 ms'],
  [840, '840 ms'],
  [3_440, '3.4 s'],
  [9_960, '10 s'],
  [125_000, '2 min 5 s'],
  [3_840_000, '1 h 4 min'],
])('%d milliseconds are %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

it.each([
  [0, 0, '0 %'],
  [1, 3, '33 %'],
  [9_999, 10_000, '> 99 %'],
  [1, 10_000, '< 1 %'],
  [3, 3, '100 %'],
])('%d of %d are %s', (part, whole, text) => {
  expect(percent(part, whole)).toBe(text);
});

it('counts, sizes, moments and paths are told for people', () => {
  expect([count(1, 'step'), count(1_200, 'step'), size(312), size(1_440), size(12_000_000)]).toEqual([
    '1 step',
    '1,200 steps',
    '312 bytes',
    '1.4 kB',
    '12 MB',
  ]);
  expect([
    moment('2026-03-01T10:20:30.400Z'),
    titleOfPath('features/signing-in'),
    titleOfPath('a/x_y.feature'),
  ]).toEqual(['2026-03-01 10:20 UTC', 'Signing in', 'X y']);
});
