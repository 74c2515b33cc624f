import { describe, expect, it } from 'vitest';
import { expectMatch } from '../../../support/matching/expect';
import type { MatchError } from '../../../support/matching/match-error';
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

describe('an expectation with bad markers', () => {
  it('is refused before anything is compared', () => {
    const error = fail({ id: 1 }, { id: '#uui', colour: '#fff000', lines: ['#[2]'] }, 'exact');
    expect(error?.name).toBe('BadMarkerError');
    expect(error?.message).toBe(`What is expected of the response body cannot be read: 3 faults.
  id: "#uui" is not a marker; did you mean "#uuid"?
  colour: "#fff000" is not a marker
  lines[0]: "#[2]" is not a marker; there are none for sizes and expressions
  → For a text that begins with "#", write a backslash before the "#" (two inside double quotes of JSON or YAML).`);
  });
});

it('a match that holds is silent', () => {
  expect(fail({ id: 1, more: 2 }, { id: '#number' }, 'contain')).toBeUndefined();
});

function fail(actual: unknown, expected: unknown, mode: 'exact' | 'contain') {
  return thrown(() => expectMatch(actual, expected, { subject: 'the response body', mode }));
}

function message(actual: unknown, expected: unknown, mode: 'exact' | 'contain'): string {
  return fail(actual, expected, mode)?.message ?? 'nothing was thrown';
}
