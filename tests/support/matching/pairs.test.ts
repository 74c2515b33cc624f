import { describe, expect, it } from 'vitest';
import { pair } from '../../../support/matching/pairs';

describe('pairing rows with columns', () => {
  it('moves an early row on when a later one needs its column', () => {
    expect(pairs(['ab', 'a'])).toEqual([1, 0]);
    expect(pairs(['ab', 'bc', 'a'])).toEqual([1, 2, 0]);
    expect(pairs(['abc', 'ab', 'a'])).toEqual([2, 1, 0]);
  });

  it('gives no column twice', () => {
    expect(pairs(['a', 'a'])).toEqual([0, undefined]);
  });

  it('leaves a row without a fitting column alone', () => {
    expect(pairs(['d', 'a'])).toEqual([undefined, 0]);
    expect(pair(2, 0, () => true)).toEqual([undefined, undefined]);
  });

  it('copes with thousands of equal rows', () => {
    expect(pair(2_000, 2_000, () => true).every((column) => column !== undefined)).toBe(true);
  });

  /** Each row is written as the letters of the columns that fit it. */
  function pairs(rows: string[]) {
    return pair(rows.length, 3, (row, column) => rows[row]?.includes('abc'.charAt(column)) ?? false);
  }
});
