import { describe, expect, it } from 'vitest';
import {
  expectComparison,
  expectContains,
  expectExists,
  expectField,
  expectFields,
  expectKind,
  expectNotExists,
  expectNotField,
  expectPattern,
} from '../../../support/matching/fields';
import { thrown } from './thrown';

const body = {
  id: '018f3a5e-7c1b-7d2e-9f00-112233445566',
  customer: { name: 'Ann' },
  total: 10.5,
  price: '10.5',
  tags: ['new', '#1', 5],
  note: null,
};
const field = (path: string) => ({ owner: 'the response', body, path });
const failure = (work: () => void) => thrown(work)?.message;
const unlike = (path: string, expected: string, actual: string) =>
  `The response field "${path}" is not as expected.\n  expected: ${expected}\n  actual:   ${actual}`;
const NO_FIELD = `The response has no field "totl"; "total" is the closest.
  The response has the fields: id, customer, total, price, tags, note`;

describe('a field that should be a value', () => {
  it('has it, with its type', () => {
    expect(failure(() => expectField(field('total'), 10.5))).toBeUndefined();
    expect(failure(() => expectField(field('note'), null))).toBeUndefined();
    expect(failure(() => expectField(field('customer'), { name: '#string' }))).toBeUndefined();
    expect(failure(() => expectField(field('price'), 10.5))).toBe(unlike('price', '10.5', '"10.5"'));
  });

  it('must be there unless the marker says otherwise', () => {
    expect(failure(() => expectField(field('totl'), 10.5))).toBe(NO_FIELD);
    expect(failure(() => expectField(field('totl'), '##number'))).toBeUndefined();
    expect(failure(() => expectField(field('total'), '#notpresent'))).toBe(
      unlike('total', 'nothing (#notpresent)', '10.5'),
    );
  });
});

describe('a field that should not be a value', () => {
  it('has another one', () => {
    expect(failure(() => expectNotField(field('total'), 0))).toBeUndefined();
    expect(failure(() => expectNotField(field('total'), 10.5))).toBe(
      unlike('total', 'anything but 10.5', '10.5'),
    );
    expect(failure(() => expectNotField(field('note'), '#null'))).toBe(
      unlike('note', 'anything but "#null"', 'null'),
    );
  });

  it('must be there and the value readable', () => {
    expect(failure(() => expectNotField(field('totl'), 0))).toBe(NO_FIELD);
    expect(failure(() => expectNotField(field('note'), '#nul'))).toContain('did you mean "#null"?');
  });
});

describe('a field of a kind', () => {
  it.each([
    ['id', 'uuid'],
    ['id', 'text'],
    ['total', 'number'],
    ['tags', 'list'],
    ['customer', 'object'],
  ] as const)('%s is a %s', (path, kind) => {
    expect(failure(() => expectKind(field(path), kind))).toBeUndefined();
  });

  it.each([
    ['total', 'text', 'text', '10.5'],
    ['price', 'number', 'a number', '"10.5"'],
    ['note', 'boolean', 'true or false', 'null'],
    ['customer', 'list', 'a list', '{"name":"Ann"}'],
    ['tags', 'object', 'an object', '["new","#1",5]'],
    ['price', 'uuid', 'a uuid', '"10.5"'],
    ['price', 'date', 'a date or date-time, such as 2026-03-01 or 2026-03-01T10:00:00Z', '"10.5"'],
    ['price', 'email', 'an email address', '"10.5"'],
    ['price', 'url', 'a url, such as https://example.com/orders', '"10.5"'],
  ] as const)('%s is no %s', (path, kind, expected, actual) => {
    expect(failure(() => expectKind(field(path), kind))).toBe(unlike(path, expected, actual));
  });
});

describe('a field that is compared', () => {
  it.each([
    ['at least', 10.5, 11],
    ['at most', 10.5, 10],
    ['more than', 10, 10.5],
    ['less than', 11, 10.5],
  ] as const)('is %s', (comparison, holds, fails) => {
    expect(failure(() => expectComparison(field('total'), comparison, holds))).toBeUndefined();
    expect(failure(() => expectComparison(field('total'), comparison, fails))).toBe(
      unlike('total', `${comparison} ${fails}`, '10.5'),
    );
  });

  it('must be a number', () => {
    expect(failure(() => expectComparison(field('price'), 'at least', 1))).toBe(
      unlike('price', 'a number that is at least 1', '"10.5"'),
    );
  });
});

describe('a field that contains', () => {
  it('is a text with the piece in it', () => {
    expect(failure(() => expectContains(field('customer.name'), 'nn'))).toBeUndefined();
    expect(failure(() => expectContains(field('price'), 0.5))).toBeUndefined();
    expect(failure(() => expectContains(field('customer.name'), 'x'))).toBe(
      unlike('customer.name', 'text that contains "x"', '"Ann"'),
    );
  });

  it('is a list with the item', () => {
    expect(failure(() => expectContains(field('tags'), 'new'))).toBeUndefined();
    expect(failure(() => expectContains(field('tags'), '\\#1'))).toBeUndefined();
    expect(failure(() => expectContains(field('tags'), '5'))).toBe(
      unlike('tags', 'an item like "5"', 'no such item in the list of 3 items ["new","#1",5]'),
    );
  });

  it('is nothing else', () => {
    expect(failure(() => expectContains(field('total'), 1))).toBe(
      unlike('total', 'a text or a list that contains 1', '10.5'),
    );
  });
});

describe('a field and a pattern', () => {
  it('match anywhere in the text', () => {
    expect(failure(() => expectPattern(field('customer.name'), 'n+$'))).toBeUndefined();
    expect(failure(() => expectPattern(field('customer.name'), '^n'))).toBe(
      unlike('customer.name', 'text that matches ^n', '"Ann"'),
    );
    expect(failure(() => expectPattern(field('total'), '10'))).toBe(
      unlike('total', 'text that matches 10', '10.5'),
    );
  });

  it('do not when the pattern cannot be read', () => {
    expect(failure(() => expectPattern(field('total'), '^ORD-[0-9+$'))).toBe(
      `The pattern "^ORD-[0-9+$" cannot be read: unterminated character class.
  → Write a JavaScript regular expression with Unicode rules: only special characters take a backslash.`,
    );
  });
});

describe('whether a field exists', () => {
  it('is a matter of its name, not of its value', () => {
    expect(failure(() => expectExists(field('note')))).toBeUndefined();
    expect(failure(() => expectExists(field('totl')))).toBe(NO_FIELD);
    expect(failure(() => expectNotExists(field('totl')))).toBeUndefined();
    expect(failure(() => expectNotExists(field('$..password')))).toBeUndefined();
    expect(failure(() => expectNotExists(field('note')))).toBe(unlike('note', 'no such field', 'null'));
  });
});

describe('a table of fields', () => {
  it('tells all differences at once', () => {
    const rows: [string, unknown][] = [
      ['total', 10.5],
      ['totl', '#number'],
      ['customer.name', 'Anne'],
      ['tags[3]', 'x'],
      ['phone', '##string'],
    ];
    expect(failure(() => expectFields('the response', body, rows))).toBe(
      `The response is not as expected: 3 differences.
  totl
    expected: a number (#number)
    actual:   no such field; "total" is the closest
  customer.name
    expected: "Anne"
    actual:   "Ann"
  tags[3]
    expected: "x"
    actual:   no such item`,
    );
    expect(failure(() => expectFields('the response', body, rows.slice(0, 1)))).toBeUndefined();
  });
});

describe('a field held against another one', () => {
  it('is so held by its path in the whole body, and with a dot by what stands beside it', () => {
    expect(failure(() => expectField(field('price'), '#!= total'))).toBeUndefined();
    expect(failure(() => expectField(field('customer.name'), '#= .name'))).toBeUndefined();
    expect(failure(() => expectField(field('total'), '#= .price'))).toBe(
      unlike('total', '"10.5", the value of the field ".price" (#= .price)', '10.5'),
    );
    expect(failure(() => expectNotField(field('total'), '#= price'))).toBeUndefined();
    expect(failure(() => expectFields('the response', body, [['customer.name', '#!= id']]))).toBeUndefined();
    expect(
      failure(() => expectFields('the response', body, [['customer.nam', '##= .name']])),
    ).toBeUndefined();
  });

  it('that contains a text beginning with # may get it in both forms', () => {
    expect(failure(() => expectContains(field('tags'), '#1', '\\#1'))).toBeUndefined();
    expect(
      failure(() => expectContains({ owner: 'it', body: ['see #1'], path: '[0]' }, '#1', '\\#1')),
    ).toBeUndefined();
  });
});
