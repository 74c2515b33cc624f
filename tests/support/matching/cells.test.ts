import { describe, expect, it } from 'vitest';
import { expectedFromCell, fieldRows } from '../../../support/matching/cells';
import { match } from '../../../support/matching/match';
import { thrown } from './thrown';

describe('a cell', () => {
  it.each([
    ['5', 5],
    ['-0.5', -0.5],
    ['1e3', 1000],
    ['true', true],
    ['false', false],
    ['null', null],
    ['', ''],
    ['Ann', 'Ann'],
    ['007', '007'],
    ['+351', '+351'],
    ['1.', '1.'],
    ['5 items', '5 items'],
    ['True', 'True'],
    ['"5"', '5'],
    ['"true"', 'true'],
    ['""', ''],
    ['"', '"'],
    ['"say "hi""', 'say "hi"'],
    ['"#uuid"', '#uuid'],
    ['"\\#uuid"', '\\#uuid'],
    ['\\#1', '#1'],
    ['a\nb', 'a\nb'],
  ])('%j expects %j', (cell, value) => {
    expect(match(value, expectedFromCell(cell), { mode: 'exact' })).toEqual([]);
    expect(typeof expectedFromCell(cell)).toBe(value === null ? 'object' : typeof value);
  });

  it('keeps its marker', () => {
    expect(expectedFromCell('##uuid')).toBe('##uuid');
  });
});

describe('a table of fields', () => {
  it('gives each field with what is expected there', () => {
    expect(
      fieldRows([
        ['customer.name', 'Ann'],
        ['total', '5'],
      ]),
    ).toEqual([
      ['customer.name', 'Ann'],
      ['total', 5],
    ]);
  });

  it('has two columns', () => {
    expect(thrown(() => fieldRows([['sku', 'amount', 'price']]))?.message).toBe(
      'The table has 3 columns; this step reads two: the field and its value.\n' +
        '  → Write one row for each field: | customer.name | Ann |',
    );
  });

  it('names each field once', () => {
    const rows = [
      ['total', '5'],
      ['total', '6'],
    ];
    expect(thrown(() => fieldRows(rows))?.message).toBe(
      'The table names the field "total" twice.\n  at row 2\n  → Keep one of the rows.',
    );
  });
});
