import { describe, expect, it } from 'vitest';
import { readChange, readProps, readValue } from '../../../support/components/values';
import { told } from '../../tools/told';

describe('props from a table', () => {
  it.each([
    ['7', 7],
    ['7.50', 7.5],
    ['true', true],
    ['null', null],
    ['Ann', 'Ann'],
    ['', ''],
    ['"7"', '7'],
    ['"(callback)"', '(callback)'],
    ['[]', []],
    ['[1, {"a": null}]', [1, { a: null }]],
    ['{"sku": "tea"}', { sku: 'tea' }],
    ['{ not JSON }', '{ not JSON }'],
    ['(empty)', ''],
    ['(none)', { $undefined: true }],
    ['(callback)', { $callback: 'prop' }],
    ['( Spy )', { $callback: 'prop' }],
    ['(date 2026-03-29)', { $date: '2026-03-29' }],
    ['(date 2026-03-29T10:00:00Z)', { $date: '2026-03-29T10:00:00Z' }],
    ['(function euro)', { $function: 'euro' }],
    ['(optional)', '(optional)'],
    ['(two (2))', '(two (2))'],
  ])('take %s as %j', (cell, expected) => {
    expect(readProps([['prop', cell]], 'the props')).toEqual({ prop: expected });
  });

  it('lead into objects and lists, in any order', () => {
    const rows = [
      ['lines[1].sku', 'cup'],
      ['customer.name', 'Ann'],
      ['lines[0].sku', 'tea'],
      ['["data-id"]', '7'],
      ['actions.onSave', '(callback)'],
      ['__proto__.x', '1'],
    ];
    expect(Object.entries(readProps(rows, 'the props'))).toEqual([
      ['lines', [{ sku: 'tea' }, { sku: 'cup' }]],
      ['customer', { name: 'Ann' }],
      ['data-id', 7],
      ['actions', { onSave: { $callback: 'actions.onSave' } }],
      ['__proto__', { x: 1 }],
    ]);
  });

  it('give parts of props apart where they come over others', () => {
    const rows = [
      ['customer.name', 'Bob'],
      ['lines[1].sku', 'cup'],
      ['total', '1'],
    ];
    expect(readChange(rows, 'the props')).toEqual({
      props: { total: 1 },
      parts: [
        { path: ['customer', 'name'], value: 'Bob' },
        { path: ['lines', 1, 'sku'], value: 'cup' },
      ],
    });
    const twice = [...rows, ['customer', 'Bob']];
    expect(told(() => readChange(twice, 'the props'))).toContain(
      'row 4, customer: other rows give parts of this value',
    );
    expect(readChange('{ "customer": { "name": "Bob" } }', 'the props')).toEqual({
      props: { customer: { name: 'Bob' } },
      parts: [],
    });
  });

  it('tell an item of a list from a field that is a number', () => {
    expect(told(() => readProps([['lines.0.sku', 'tea']], 'the props'))).toContain(
      'row 1, lines.0.sku: an item of a list is [0], a field of such a name ["0"]',
    );
    expect(readProps([['prices["2026"]', '7']], 'the props')).toEqual({ prices: { 2026: 7 } });
  });

  it('have no heading', () => {
    expect(
      told(() =>
        readProps(
          [
            ['Prop', 'Value'],
            ['total', '1'],
          ],
          'the props',
        ),
      ),
    ).toContain('row 1, | Prop | Value |: a table of props has no heading');
    expect(readProps([['name', 'value']], 'the props')).toEqual({ name: 'value' });
  });

  it('tell all faults at once', () => {
    const rows = [
      ['', '1'],
      ['a]', '1'],
      ['day', '(date tomorrow)'],
      ['day', '1'],
      ['list', '[{"$date":"never"},{"$function":""}]'],
      ['on', '(callback now)'],
      ['items[2]', '1'],
    ];
    expect(told(() => readProps(rows, 'the options of "router"'))).toBe(
      `PropsError: The options of "router" cannot be read: 7 faults.
  row 1, it is empty
  row 2, a]: "]" closes nothing
  row 3, day: "tomorrow" is no date that exists, such as 2026-03-29 or 2026-03-29T10:00:00Z
  row 4, day: another row gives the same prop
  row 5, list: [0]: "never" is no date that exists, such as 2026-03-29 or 2026-03-29T10:00:00Z; [1]: "" is not the name of a function
  row 6, on: (callback now) should be (callback)
  items[0] is missing: the items of a list follow one another, from [0]
  → A table has two columns, the name and the value, without a heading: | customer.name | Ann | (docs/components.md).`,
    );
  });
});

describe('props from a text', () => {
  it('are JSON or YAML', () => {
    expect(readProps('due: { $date: 2026-03-29 }\nref: { $ref: x }', 'the props')).toEqual({
      due: { $date: '2026-03-29' },
      ref: { $ref: 'x' },
    });
  });

  it('tell all faults at once', () => {
    const text =
      '{ "a": { "$callbak": "x" }, "b": [{ "$undefined": 1 }], "c": { "$callback": 5 }, "d": .inf }';
    expect(told(() => readProps(text, 'the props'))).toBe(`PropsError: The props cannot be read: 4 faults.
  a: "$callbak" stands for nothing; did you mean "$callback"?
  b[0]: write { "$undefined": true }
  c: 5 is not the name of a callback
  d: Infinity is not a number that JSON has
  → A text is JSON or YAML: { "customer": { "name": "Ann" }, "due": { "$date": "2026-03-29" } } (docs/components.md).`);
  });

  it('are an object', () => {
    for (const [text, shown] of [
      ['"Ann"', '"Ann"'],
      ['[]', 'a list'],
      ['', 'null'],
    ] as const) {
      expect(told(() => readProps(text, 'the props'))).toBe(`PropsError: The props cannot be read.
  the text is ${shown}, and not an object with a field for each prop
  → A text is JSON or YAML: { "customer": { "name": "Ann" }, "due": { "$date": "2026-03-29" } } (docs/components.md).`);
    }
  });
});

describe('a value', () => {
  it('may be anything', () => {
    expect(readValue('ORD-17', 'it')).toBe('ORD-17');
    expect(readValue('[1]', 'it')).toEqual([1]);
    expect(readValue([['id', '17']], 'it')).toEqual({ id: 17 });
  });
});
