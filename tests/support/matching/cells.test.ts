import { describe, expect, it } from 'vitest';
import { expectedFromCell, fieldRows, itemRows } from '../../../support/matching/cells';
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
        '  | sku | amount | price |\n' +
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

describe('a table of items', () => {
  it('gives the fields of each item', () => {
    expect(
      itemRows([
        ['sku', 'amount'],
        ['A1', '2'],
        ['#string', '#> 2'],
      ]),
    ).toEqual([
      [
        ['sku', 'A1'],
        ['amount', 2],
      ],
      [
        ['sku', '#string'],
        ['amount', '#> 2'],
      ],
    ]);
  });

  it('names each field once', () => {
    expect(thrown(() => itemRows([['sku', 'sku']]))?.message).toBe(
      'The table names the field "sku" twice.\n  at row 1\n  → Keep one of the columns.',
    );
  });

  it('has an item', () => {
    expect(thrown(() => itemRows([['sku', 'amount']]))?.message).toBe(
      `The table has no items: its only row is the one with the names of the fields.
  | sku | amount |
  → Write the names of the fields in the first row and one item in each row below it.`,
    );
  });
});
