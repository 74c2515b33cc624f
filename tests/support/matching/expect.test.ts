import { describe, expect, it } from 'vitest';
import { expectMatch } from '../../../support/matching/expect';
import type { MatchError } from '../../../support/matching/match-error';
import type { MatchMode } from '../../../support/matching/mismatch';
import { thrown } from './thrown';

describe('a failed match', () => {
  it('lists each difference with both sides', () => {
    const actual = {
      id: '17',
      customer: { name: 'Anne', emial: 'ann@example.com' },
      lines: [{ sku: 'APPLE' }, { sku: 'PEAR' }],
      password: 'secret',
    };
    const expected = {
      id: '#uuid',
      customer: { name: 'Ann', email: '#email' },
      lines: [{ sku: 'APPLE' }],
      total: 5,
    };
    expect(message(actual, expected, 'exact')).toBe(`The response body is not as expected: 7 differences.
  id
    expected: a uuid (#uuid)
    actual:   "17"
  customer.name
    expected: "Ann"
    actual:   "Anne"
  customer.email
    expected: an email address (#email)
    actual:   no such field; "customer.emial" is the closest
  customer.emial
    expected: no such field
    actual:   "ann@example.com"
  lines[1]
    expected: nothing more
    actual:   {"sku":"PEAR"}
  total
    expected: 5
    actual:   no such field
  password
    expected: no such field
    actual:   "secret"`);
  });

  it('shows the two sides alone when the whole differs', () => {
    expect(message(null, { a: 1 }, 'exact')).toBe(`The response body is not as expected.
  expected: {"a":1}
  actual:   null`);
  });

  it('tells which item is missing and which one is the closest', () => {
    const actual = {
      lines: [
        { sku: 'APPLE', amount: 1, price: 2 },
        { sku: 'PEAR', amount: 1, price: 3 },
      ],
      tags: [],
    };
    const expected = { lines: [{ sku: 'PEAR', amount: '##string', price: 3 }], tags: ['new'] };
    expect(message(actual, expected, 'contain')).toBe(`The response body is not as expected: 2 differences.
  lines
    expected: an item like {"sku":"PEAR","amount":"##string","price":3}
    actual:   no such item in the list of 2 items [{"sku":"APPLE","amount":1,"price":2},{"sku":"PEAR","amount":1,"price":3}]
    the closest is lines[1]:
      lines[1].amount
        expected: text (##string), or null, or nothing
        actual:   1
  tags
    expected: an item like "new"
    actual:   no such item in an empty list`);
  });

  it('names the whole where it is one of several differences', () => {
    expect(message([], [1, 2], 'contain')).toBe(`The response body is not as expected: 2 differences.
  (the whole)
    expected: an item like 1
    actual:   no such item in an empty list
  (the whole)
    expected: an item like 2
    actual:   no such item in an empty list`);
  });

  it('stops after twenty differences', () => {
    const lines = message(
      Array.from({ length: 25 }, () => 1),
      Array.from({ length: 25 }, () => 2),
      'exact',
    ).split('\n');
    expect(lines).toHaveLength(1 + 20 * 3 + 1);
    expect(lines[0]).toBe('The response body is not as expected: 25 differences.');
    expect(lines.at(-1)).toBe('  and 5 more');
  });

  it('cuts long values, visibly', () => {
    const rows = Array.from({ length: 1_000 }, (_, id) => ({ id }));
    expect(message(rows, {}, 'exact')).toBe(
      `The response body is not as expected.\n  expected: {}\n  actual:   ${JSON.stringify(rows).slice(0, 200)}… (cut)`,
    );
  });

  it('keeps both sides whole', () => {
    const [actual, expected] = [{ a: 'x'.repeat(1_000) }, { a: 1 }];
    const error = fail(actual, expected, 'exact') as MatchError;
    expect(error.name).toBe('MatchError');
    expect(error.actual).toBe(actual);
    expect(error.expected).toBe(expected);
    expect(error.mismatches).toEqual([{ path: 'a', kind: 'different', expected: 1, actual: actual.a }]);
  });

  it('keeps control characters and line breaks out of the message', () => {
    expect(message('a\u001b[31m\n', 'a', 'exact')).toContain('"a\\u001b[31m\\n"');
  });
});

describe('what a marker with an argument wants', () => {
  const order = {
    total: 7,
    due: '2026-03-01',
    lines: [{ price: 3, cost: 4 }, { price: 'x' }],
    tags: ['a', 5],
  };

  it.each([
    [{ total: '#> 7' }, 'total\n    expected: a number that is more than 7 (#> 7)\n    actual:   7'],
    [{ total: '#>= total' }, undefined],
    [
      { total: '#< lines[0].price' },
      'total\n    expected: a number that is less than 3, the value of the field "lines[0].price" (#< lines[0].price)\n    actual:   7',
    ],
    [
      { total: '##between 1 and 5' },
      'total\n    expected: a number that is at least 1 and at most 5 (#between 1 and 5), or null, or nothing\n    actual:   7',
    ],
    [
      { due: '#> 2026-03-01' },
      'due\n    expected: a date that is after 2026-03-01 (#> 2026-03-01)\n    actual:   "2026-03-01"',
    ],
    [
      { due: '#< total' },
      'due\n    expected: a number that is less than 7, the value of the field "total" (#< total)\n    actual:   "2026-03-01"',
    ],
    [
      { total: '#> tags' },
      'total\n    expected: a number that is more than the field "tags", which is ["a",5] and neither a number nor a date (#> tags)\n    actual:   7',
    ],
    [
      { total: '#= totl' },
      'total\n    expected: the value of the field "totl", which is not there; "total" is the closest (#= totl)\n    actual:   7',
    ],
    [
      { total: '#= lines[0].price' },
      'total\n    expected: 3, the value of the field "lines[0].price" (#= lines[0].price)\n    actual:   7',
    ],
    [
      { total: '#!= total' },
      'total\n    expected: anything but 7, the value of the field "total" (#!= total)\n    actual:   7',
    ],
    [
      { amount: '#= total' },
      'amount\n    expected: 7, the value of the field "total" (#= total)\n    actual:   no such field',
    ],
    [{ tags: '#[3]' }, 'tags\n    expected: a list of 3 items (#[3])\n    actual:   ["a",5]'],
    [{ tags: '#[> 2]' }, 'tags\n    expected: a list of more than 2 items (#[> 2])\n    actual:   ["a",5]'],
    [
      { tags: '#[total]' },
      'tags\n    expected: a list of 7 items, as the field "total" says (#[total])\n    actual:   ["a",5]',
    ],
    [
      { tags: '#[due]' },
      'tags\n    expected: a list of as many items as the field "due" says, which is "2026-03-01" (#[due])\n    actual:   ["a",5]',
    ],
    [{ total: '#[] #string' }, 'total\n    expected: a list (#[] #string)\n    actual:   7'],
    [{ tags: '#[2] #string' }, 'tags[1]\n    expected: text (#string)\n    actual:   5'],
    [
      { lines: { '#[]': { price: '#< .cost' } } },
      'lines[1].price\n    expected: a number that is less than the field ".cost", which is not there (#< .cost)\n    actual:   "x"',
    ],
  ])('%j is told', (expected, told) => {
    const text = fail(order, expected, 'contain')?.message;
    expect(text?.split('\n').slice(1).join('\n').replace(/^ {2}/, '')).toBe(told);
  });

  it('of a list is told with all items that are wrong', () => {
    expect(message({ tags: ['a', 5, 6] }, { tags: '#[2] #string' }, 'exact')).toBe(
      `The response body is not as expected: 3 differences.
  tags
    expected: a list of 2 items (#[2] #string)
    actual:   ["a",5,6]
  tags[1]
    expected: text (#string)
    actual:   5
  tags[2]
    expected: text (#string)
    actual:   6`,
    );
  });
});

describe('matching in any order', () => {
  it('tells what is missing with what comes close, and what is left', () => {
    const lines = [
      { sku: 'A', n: 1 },
      { sku: 'B', n: 2 },
      { sku: 'C', n: 3 },
    ];
    const expected = {
      lines: [
        { sku: 'C', n: 3 },
        { sku: 'B', n: 5 },
      ],
    };
    expect(fail({ lines }, expected, 'any order')?.message).toBe(
      `The response body is not as expected: 2 differences.
  lines
    expected: an item like {"sku":"B","n":5}
    actual:   no such item in the list of 3 items [{"sku":"A","n":1},{"sku":"B","n":2},{"sku":"C","n":3}]
    the closest is lines[1]:
      lines[1].n
        expected: 5
        actual:   2
  lines[0]
    expected: nothing more
    actual:   {"sku":"A","n":1}`,
    );
  });

  it('compares at every depth, and nothing may be left over', () => {
    expect(fail({ a: [[1, 2], [3]] }, { a: [[3], [2, 1]] }, 'any order')).toBeUndefined();
    expect(fail({ a: [] }, { a: [] }, 'any order')).toBeUndefined();
    expect(fail({ a: [1, 1] }, { a: [1] }, 'any order')).toBeDefined();
    expect(fail({ a: [1], b: 2 }, { a: [1] }, 'any order')).toBeDefined();
  });
});

describe('an expectation with bad markers', () => {
  it('is refused before anything is compared', () => {
    const error = fail({ id: 1 }, { id: '#uui', colour: '#fff000', lines: ['#[1.5]'] }, 'exact');
    expect(error?.name).toBe('BadMarkerError');
    expect(error?.message).toBe(`What is expected of the response body cannot be read: 3 faults.
  id: "#uui" is not a marker; did you mean "#uuid"?
  colour: "#fff000" is not a marker
  lines[0]: no list has 1.5 items
  → For a text that begins with "#", write a backslash before the "#" (two inside double quotes of JSON or YAML).`);
  });
});

it('a match that holds is silent', () => {
  expect(fail({ id: 1, more: 2 }, { id: '#number' }, 'contain')).toBeUndefined();
});

function fail(actual: unknown, expected: unknown, mode: MatchMode) {
  return thrown(() => expectMatch(actual, expected, { subject: 'the response body', mode }));
}

function message(actual: unknown, expected: unknown, mode: MatchMode): string {
  return fail(actual, expected, mode)?.message ?? 'nothing was thrown';
}
