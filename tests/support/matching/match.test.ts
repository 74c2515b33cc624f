import { describe, expect, it } from 'vitest';
import { match } from '../../../support/matching/match';

const exact = (actual: unknown, expected: unknown) => match(actual, expected, { mode: 'exact' });
const contain = (actual: unknown, expected: unknown) => match(actual, expected, { mode: 'contain' });

describe('matching exactly', () => {
  it('finds all differences, in the order of the expectation', () => {
    const actual = { id: 1, customer: { name: 'Anne', age: 3 }, lines: [1, 2, 3], extra: true };
    const expected = { id: '1', customer: { name: 'Ann', phone: null }, lines: [1, 5] };
    expect(exact(actual, expected)).toEqual([
      { path: 'id', kind: 'different', expected: '1', actual: 1 },
      { path: 'customer.name', kind: 'different', expected: 'Ann', actual: 'Anne' },
      { path: 'customer.phone', kind: 'missing', expected: null },
      { path: 'customer.age', kind: 'unexpected', actual: 3 },
      { path: 'lines[1]', kind: 'different', expected: 5, actual: 2 },
      { path: 'lines[2]', kind: 'unexpected', actual: 3 },
      { path: 'extra', kind: 'unexpected', actual: true },
    ]);
  });

  it('compares lists in order', () => {
    expect(exact([1, 2], [2, 1])).toHaveLength(2);
    expect(exact([1], [1, 2])).toEqual([{ path: '[1]', kind: 'missing', expected: 2 }]);
    expect(exact([], ['##string', '#notpresent'])).toEqual([]);
  });

  it('compares numbers by value', () => {
    expect(exact(JSON.parse('[1.0, 1e2, -0]'), [1, 100, 0])).toEqual([]);
    expect(exact(1, '1')).toHaveLength(1);
  });

  it.each([
    [{}, []],
    [[], {}],
    [null, {}],
    [0, null],
    [false, 0],
    ['', null],
    [{ length: 0 }, []],
    [{ '0': 1 }, [1]],
  ])('keeps %j apart from %j', (actual, expected) => {
    expect(exact(actual, expected)).toHaveLength(1);
  });

  it('takes no inherited field for one of the data', () => {
    expect(exact({}, { toString: '#present' })).toHaveLength(1);
    expect(exact(JSON.parse('{"__proto__": {"a": 1}}'), JSON.parse('{"__proto__": {"a": 1}}'))).toEqual([]);
    expect(exact(JSON.parse('{"__proto__": {"a": 1}}'), JSON.parse('{"__proto__": {"a": 2}}'))).toHaveLength(
      1,
    );
  });

  it('names the field that may be the missing one', () => {
    expect(exact({ a: { emial: 'x' } }, { a: { email: 'x' } })).toEqual([
      { path: 'a.email', kind: 'missing', expected: 'x', near: 'a.emial' },
      { path: 'a.emial', kind: 'unexpected', actual: 'x' },
    ]);
  });
});

describe('matching a part', () => {
  it('lets objects have more fields, at any depth', () => {
    expect(contain({ a: { b: 1, c: 2 }, d: 3 }, { a: { b: 1 } })).toEqual([]);
    expect(contain({ a: { b: 1 } }, { a: { c: 1 } })).toMatchObject([{ path: 'a.c', kind: 'missing' }]);
  });

  it('finds items in any order, as subsets', () => {
    const lines = [
      { sku: 'APPLE', tags: ['red', 'green'] },
      { sku: 'PEAR', tags: [] },
    ];
    expect(contain({ lines }, { lines: [{ sku: 'PEAR' }, { tags: ['green'] }] })).toEqual([]);
  });

  it('wants an item of its own for each expected one', () => {
    expect(contain([1], [1, 1])).toEqual([{ path: '', kind: 'no such item', expected: 1, actual: [1] }]);
    expect(contain([1, 1], [1, 1])).toEqual([]);
    expect(contain([{ a: 1, b: 1 }, { a: 1 }], [{ a: '#number' }, { b: 1 }])).toEqual([]);
  });

  it('tells how the closest free item differs', () => {
    const actual = [
      { sku: 'APPLE', amount: 1, price: 2 },
      { sku: 'PEAR', amount: 1, price: 3 },
    ];
    const item = { sku: 'PEAR', amount: 2, price: 3 };
    expect(contain({ lines: actual }, { lines: [item] })).toEqual([
      {
        path: 'lines',
        kind: 'no such item',
        expected: item,
        actual,
        closest: {
          path: 'lines[1]',
          mismatches: [{ path: 'lines[1].amount', kind: 'different', expected: 2, actual: 1 }],
        },
      },
    ]);
  });

  it('names no closest item when nothing is in common', () => {
    expect(contain([{ sku: 'APPLE' }], [{ sku: 'PEAR' }])[0]).not.toHaveProperty('closest');
  });

  it('takes an expected empty list at its word', () => {
    expect(contain({ lines: [1] }, { lines: [] })).toEqual([
      { path: 'lines[0]', kind: 'unexpected', actual: 1 },
    ]);
    expect(contain({ lines: [] }, { lines: [] })).toEqual([]);
  });

  it('lets a text that is the whole value have more around it', () => {
    expect(contain('<h1>Hello</h1>', 'Hello')).toEqual([]);
    expect(contain({ a: 'Hello' }, { a: 'Hell' })).toHaveLength(1);
    expect(contain('#1 fan of all', '\\#1 fan')).toEqual([]);
  });
});

describe('markers that cannot be read', () => {
  it('are given alone, all of them, wherever they stand', () => {
    expect(exact({ a: 1 }, { a: 2, b: ['#strng'], c: { d: '#regex (' } })).toEqual([
      {
        path: 'b[0]',
        kind: 'bad marker',
        expected: '#strng',
        words: '"#strng" is not a marker; did you mean "#string"?',
      },
      {
        path: 'c.d',
        kind: 'bad marker',
        expected: '#regex (',
        words: 'the pattern "(" cannot be read: unterminated group',
      },
    ]);
  });
});
