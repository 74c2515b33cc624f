import { describe, expect, it } from 'vitest';
import { Draws, newSeed } from '../../../support/values/draws';

const place = { uri: 'features/order.feature', line: 3, column: 3, attempt: 0 };

function three(runSeed: string, at: Partial<typeof place> = {}): string[] {
  const draws = new Draws(() => {});
  draws.begin(runSeed, { ...place, ...at });
  return [draws.next(), draws.next(), draws.next()];
}

describe('the draws of a scenario', () => {
  it('are all different, and the same again for the same seed', () => {
    expect(new Set(three('7')).size).toBe(3);
    expect(three('7')).toEqual(three('7'));
  });

  it.each([
    ['run', three('8')],
    ['feature file', three('7', { uri: 'features/pay.feature' })],
    ['line', three('7', { line: 4 })],
    ['row of a file', three('7', { column: 4 })],
    ['attempt', three('7', { attempt: 1 })],
  ])('are others in another %s', (_, others) => {
    expect(others.filter((draw) => three('7').includes(draw))).toEqual([]);
  });

  it('are the same on a system with other path separators', () => {
    expect(three('7', { uri: 'features\\order.feature' })).toEqual(three('7'));
  });

  it('are the same whatever the scenario before them drew', () => {
    const draws = new Draws(() => {});
    draws.begin('7', { ...place, line: 9 });
    draws.next();
    draws.begin('7', place);
    expect(draws.next()).toBe(three('7')[0]);
  });

  it('are told, so that the run may show its seed', () => {
    let told = 0;
    const draws = new Draws(() => {
      told += 1;
    });
    draws.begin('7', place);
    expect(told).toBe(0);
    draws.next();
    expect(told).toBe(1);
  });
});

describe('the seed of a run', () => {
  it('is seven digits, another each time', () => {
    expect(newSeed()).toMatch(/^[1-9]\d{6}$/);
    expect(new Set(Array.from({ length: 20 }, newSeed)).size).toBeGreaterThan(15);
  });
});
