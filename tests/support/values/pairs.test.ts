import { describe, expect, it } from 'vitest';
import { readCell, readPairs } from '../../../support/values/pairs';
import { told } from '../../tools/told';

describe('a table of names and values', () => {
  it('may name something twice', () => {
    expect(
      readPairs([
        ['tag', 'a'],
        ['tag', 'b'],
      ]),
    ).toEqual([
      ['tag', 'a'],
      ['tag', 'b'],
    ]);
  });

  it('has two columns', () => {
    expect(
      told(() => readPairs([['tag', 'a', 'b']])),
    ).toBe(`TableError: The table has 3 columns; this step reads two: a name and its value.
  | tag | a | b |
  → Write one name and one value in each row, without a heading.`);
  });
});

it.each([
  ['5', 5],
  ['-0.5', -0.5],
  ['007', '007'],
  ['true', true],
  ['null', null],
  ['"5"', '5'],
  ['"#uuid"', '#uuid'],
  ['#uuid', '#uuid'],
  ['', ''],
])('the cell %s says %j', (cell, expected) => {
  expect(readCell(cell)).toBe(expected);
});
