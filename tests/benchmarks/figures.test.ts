import { expect, test } from 'vitest';
import { figure, isKept, ratios, usualFigures } from '../../benchmarks/figures';

const costs = (...cpus: number[]) => cpus.map((cpu) => ({ wall: cpu * 2, cpu }));

test('a figure is the median of all rounds, with how far they lie apart', () => {
  expect(figure('against nothing', [3, 1, 2, 10], { most: 2.5 })).toEqual({
    what: 'against nothing',
    unit: '×',
    value: 2.5,
    lowest: 1,
    highest: 10,
    rounds: 4,
    most: 2.5,
  });
});

test('what is promised is kept up to it and no further', () => {
  expect(isKept(figure('', [1.15], { most: 1.15 }))).toBe(true);
  expect(isKept(figure('', [1.16], { most: 1.15 }))).toBe(false);
  expect(isKept(figure('', [1.6], { least: 1.6 }))).toBe(true);
  expect(isKept(figure('', [1.59], { least: 1.6 }))).toBe(false);
  expect(isKept(figure('', [7]))).toBeUndefined();
});

test('ratios are of processor time, round by round, and of the clock where that is not known', () => {
  expect(ratios(costs(2, 6), costs(1, 2))).toEqual([2, 3]);
  expect(ratios([{ wall: 3, cpu: undefined }], [{ wall: 2, cpu: 5 }])).toEqual([1.5]);
});

test('the others have a figure each when they took part and something is promised of them', () => {
  const peers = [
    { name: 'slow', goal: 0.5, times: 1 },
    { name: 'absent', goal: 0.5, times: 1 },
    { name: 'ourselves', times: 1 },
  ];
  const comparison = { name: 'x', title: '', work: '', times: 1, goal: 1.2, peers };
  const rounds = { brine: costs(2), bare: costs(1), peers: { slow: costs(8), ourselves: costs(3) } };
  expect(usualFigures(comparison, rounds).map(({ what, value }) => [what, value])).toEqual([
    ['against the bare script', 2],
    ['against slow', 0.25],
  ]);
});
