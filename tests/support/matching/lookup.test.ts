import { describe, expect, it } from 'vitest';
import { lookup } from '../../../support/matching/lookup';
import { MissingFieldError } from '../../../support/matching/missing-field-error';
import { thrown } from './thrown';

const order = {
  id: 'ORD-17',
  customer: { name: 'Ann', email: 'ann@example.com' },
  lines: [
    { sku: 'APPLE', tags: ['green'] },
    { sku: 'PEAR', tags: [] },
  ],
  note: null,
  'a.b': 1,
  empty: {},
};

describe('looking up a field', () => {
  it.each([
    ['customer.name', 'Ann'],
    ['lines[1].sku', 'PEAR'],
    ['lines[-2].sku', 'APPLE'],
    ['note', null],
    ['["a.b"]', 1],
    ['$', order],
    ['$.customer.name', 'Ann'],
    ['$.lines[0]["sku"]', 'APPLE'],
    ['$..sku', ['APPLE', 'PEAR']],
    ['$.lines[?@.sku == "PEAR"].sku', 'PEAR'],
  ])('%s gives the value', (path, value) => {
    expect(lookup(order, path)).toMatchObject({ found: true, value });
  });

  it.each(['toString', 'lines.length', '__proto__', 'customer.constructor', 'lines[2]', 'lines[-3]'])(
    '%s is no field of the data',
    (path) => {
      expect(lookup(order, path).found).toBe(false);
    },
  );

  it('finds a field that is called __proto__', () => {
    expect(lookup(JSON.parse('{"__proto__": 1}'), '__proto__')).toMatchObject({ found: true, value: 1 });
  });

  it('keeps the hits of a query that may find several', () => {
    expect(lookup(order, '$.lines[?@.sku == "PEAR"].sku')).toMatchObject({ hits: ['PEAR'] });
    expect(lookup(order, '$.customer.name')).not.toHaveProperty('hits');
  });
});

describe('a missing field', () => {
  it.each([
    [
      'custmer.name',
      'The response has no field "custmer.name"; "customer.name" is the closest.\n' +
        '  The response has the fields: id, customer, lines, note, ["a.b"], empty',
    ],
    [
      'custmer.phone',
      'The response has no field "custmer.phone"; "customer" is the closest.\n' +
        '  The response has the fields: id, customer, lines, note, ["a.b"], empty',
    ],
    [
      '$.customer.nme',
      'The response has no field "$.customer.nme"; "customer.name" is the closest.\n' +
        '  "customer" has the fields: name, email',
    ],
    ['lines[2].sku', 'The response has no field "lines[2].sku".\n  "lines" is a list of 2 items.'],
    [
      'lines.sku',
      'The response has no field "lines.sku".\n' +
        '  "lines" is a list of 2 items: write lines[0].sku to look into one.',
    ],
    [
      'lines.1.sku',
      'The response has no field "lines.1.sku".\n' +
        '  "lines" is a list of 2 items: write lines[1] to look into one.',
    ],
    ['id.length', 'The response has no field "id.length".\n  "id" is "ORD-17".'],
    ['empty.x', 'The response has no field "empty.x".\n  "empty" has no fields at all.'],
    ['$..colour', 'The response has no field "$..colour".\n  The query finds nothing in it.'],
  ])('%s is told with what is there instead', (path, message) => {
    expect(missing(order, path)).toBe(message);
  });

  it('is told for a body that is no object', () => {
    expect(missing('<html>', 'id')).toBe('The response has no field "id".\n  The response is "<html>".');
    expect(missing('', 'id')).toBe('The response has no field "id".\n  The response is empty.');
    expect(missing([], 'id')).toBe(
      'The response has no field "id".\n  The response is a list of 0 items: write [0].id to look into one.',
    );
  });

  it('lists no more than twenty fields', () => {
    const many = Object.fromEntries(Array.from({ length: 22 }, (_, index) => [`f${index}`, index]));
    expect(missing(many, 'something')).toMatch(/f18, f19, and 2 more$/);
  });

  function missing(body: unknown, path: string): string {
    const found = lookup(body, path);
    if (found.found) throw new Error(`${path} is there`);
    return new MissingFieldError('the response', path, found).message;
  }
});

describe('a JSONPath with a fault', () => {
  it('is shown with a caret', () => {
    expect(thrown(() => lookup(order, '$.lines['))?.message).toBe(
      [
        'The field name "$.lines[" cannot be read: unclosed bracketed selection.',
        '  $.lines[',
        '          ^',
        '  → A JSONPath looks like $.lines[0].sku or $.lines[?@.sku == "PEAR"]; a field whose name begins with $ is written ["$name"].',
      ].join('\n'),
    );
  });

  it('is refused when it uses an unknown function', () => {
    expect(() => lookup(order, '$.lines[?size(@.tags) > 1]')).toThrow(
      /cannot be read: no such function 'size'\./,
    );
  });
});
