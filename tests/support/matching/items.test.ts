import { describe, expect, it } from 'vitest';
import { expectAnyItem, expectEveryItem, expectItems, expectSize } from '../../../support/matching/items';
import { thrown } from './thrown';

const body = {
  lines: [
    { sku: 'APPLE', amount: 2, product: { colour: 'red' } },
    { sku: 'PEAR', amount: 1, product: { colour: 'green' } },
  ],
  none: [],
  total: 3,
};
const field = (path: string) => ({ owner: 'the response', body, path });
const failure = (work: () => void) => thrown(work)?.message;
const LIST =
  '[{"sku":"APPLE","amount":2,"product":{"colour":"red"}},{"sku":"PEAR","amount":1,"product":{"colour":"green"}}]';

describe('the number of items', () => {
  it.each([
    ['lines', 2],
    ['none', 0],
    ['$.lines[?@.sku == "PEAR"]', 1],
    ['$..colour', 2],
    ['$..nothing', 0],
  ])('of %s is %i', (path, size) => {
    expect(failure(() => expectSize(field(path), size))).toBeUndefined();
  });

  it('is told with the items', () => {
    expect(failure(() => expectSize(field('lines'), 1))).toBe(
      `The response field "lines" is not as expected.\n  expected: 1 item\n  actual:   2 items: ${LIST}`,
    );
    expect(failure(() => expectSize(field('none'), 2))).toBe(
      'The response field "none" is not as expected.\n  expected: 2 items\n  actual:   an empty list',
    );
  });

  it('is a matter of lists', () => {
    expect(failure(() => expectSize(field('total'), 3))).toBe(
      'The response field "total" is not as expected.\n  expected: a list\n  actual:   3',
    );
    expect(failure(() => expectSize(field('line'), 3))).toContain('"lines" is the closest');
  });
});

describe('an item with', () => {
  it('all the fields is enough', () => {
    expect(
      failure(() =>
        expectAnyItem(field('lines'), [
          ['sku', 'PEAR'],
          ['product.colour', 'green'],
          ['note', '##string'],
        ]),
      ),
    ).toBeUndefined();
  });

  it('fields spread over several items is not', () => {
    const rows: [string, unknown][] = [
      ['sku', 'PEAR'],
      ['product.colour', 'red'],
      ['product.colr', '#string'],
      ['amount', 1],
    ];
    expect(failure(() => expectAnyItem(field('lines'), rows))).toBe(
      `The response field "lines" is not as expected.
  expected: an item like {"sku":"PEAR","product.colour":"red","product.colr":"#string","amount":1}
  actual:   no such item in the list of 2 items ${LIST}
  the closest is lines[1]:
    lines[1].product.colour
      expected: "red"
      actual:   "green"
    lines[1].product.colr
      expected: text (#string)
      actual:   no such field; "lines[1].product.colour" is the closest`,
    );
  });

  it('nothing in common has no closest', () => {
    expect(failure(() => expectAnyItem(field('none'), [['sku', 'PLUM']]))).toBe(
      'The response field "none" is not as expected.\n' +
        '  expected: an item like {"sku":"PLUM"}\n  actual:   no such item in an empty list',
    );
    expect(failure(() => expectAnyItem(field('lines'), [['sku', 'PLUM']]))).not.toContain('closest');
  });
});

describe('every item', () => {
  it('has all the fields', () => {
    expect(
      failure(() =>
        expectEveryItem(field('lines'), [
          ['sku', '#string'],
          ['amount', '#number'],
        ]),
      ),
    ).toBeUndefined();
    expect(
      failure(() =>
        expectEveryItem(field('lines'), [
          ['amount', 2],
          ['product.size', '#notnull'],
        ]),
      ),
    ).toBe(`The response field "lines" is not as expected: 3 differences.
  lines[0].product.size
    expected: anything but null (#notnull)
    actual:   no such field
  lines[1].amount
    expected: 2
    actual:   1
  lines[1].product.size
    expected: anything but null (#notnull)
    actual:   no such field`);
  });

  it('of no items proves nothing', () => {
    expect(failure(() => expectEveryItem(field('none'), [['sku', '#string']]))).toBe(
      'The response field "none" is not as expected.\n  expected: items like {"sku":"#string"}\n  actual:   []',
    );
    expect(failure(() => expectEveryItem(field('$..nothing'), [['sku', '#string']]))).toContain(
      'actual:   []',
    );
  });

  it.each([expectAnyItem, expectEveryItem])('is refused with a bad marker (%o)', (check) => {
    expect(failure(() => check(field('lines'), [['product.colour', '#strin']]))).toBe(
      `What is expected of the response field "lines" cannot be read: 1 fault.
  product.colour: "#strin" is not a marker; did you mean "#string"?
  → For a text that begins with "#", write a backslash before the "#" (two inside double quotes of JSON or YAML).`,
    );
  });
});

describe('the items', () => {
  const table = (...skus: string[]): [string, unknown][][] => skus.map((sku) => [['sku', sku]]);

  it('are just those of the table, in its order or in any', () => {
    expectItems(field('lines'), table('APPLE', 'PEAR'), 'in order');
    expectItems(field('lines'), table('PEAR', 'APPLE'), 'in any order');
    expect(failure(() => expectItems(field('lines'), table('PEAR', 'APPLE'), 'in order'))).toBe(
      `The response field "lines" is not as expected: 2 differences.
  lines[0].sku
    expected: "PEAR"
    actual:   "APPLE"
  lines[1].sku
    expected: "APPLE"
    actual:   "PEAR"`,
    );
  });

  it('that are missing or too many are told', () => {
    expect(failure(() => expectItems(field('lines'), table('APPLE', 'PEAR', 'PLUM'), 'in order'))).toBe(
      `The response field "lines" is not as expected: 1 difference.
  lines[2]
    expected: {"sku":"PLUM"}
    actual:   no such item`,
    );
    expect(failure(() => expectItems(field('lines'), table('APPLE'), 'in order'))).toBe(
      `The response field "lines" is not as expected: 1 difference.
  lines[1]
    expected: nothing more
    actual:   {"sku":"PEAR","amount":1,"product":{"colour":"green"}}`,
    );
    expect(failure(() => expectItems(field('lines'), table('PLUM', 'APPLE'), 'in any order'))).toBe(
      `The response field "lines" is not as expected: 2 differences.
  lines
    expected: an item like {"sku":"PLUM"}
    actual:   no such item in the list of 2 items ${LIST}
  lines[1]
    expected: nothing more
    actual:   {"sku":"PEAR","amount":1,"product":{"colour":"green"}}`,
    );
  });

  it('in any order tell the one that comes close just once', () => {
    const rows: [string, unknown][][] = [
      [
        ['sku', 'PEAR'],
        ['amount', 3],
      ],
      [['sku', 'APPLE']],
    ];
    expect(failure(() => expectItems(field('lines'), rows, 'in any order'))).toBe(
      `The response field "lines" is not as expected: 1 difference.
  lines
    expected: an item like {"sku":"PEAR","amount":3}
    actual:   no such item in the list of 2 items ${LIST}
    the closest is lines[1]:
      lines[1].amount
        expected: 3
        actual:   1`,
    );
  });

  it('may be held against other fields of the body, and of the item', () => {
    expectEveryItem(field('lines'), [
      ['amount', '#< total'],
      ['product.colour', '#= .colour'],
      ['sku', '#!= .product'],
    ]);
  });
});
