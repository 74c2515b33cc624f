import { describe, expect, test } from 'vitest';
import { likeness, type RecordedRequest } from '../../../support/mocks/likeness';

const ONE = '11111111-1111-4111-8111-111111111111';
const TWO = '22222222-2222-4222-8222-222222222222';
const request = (body?: unknown, path = '/charges'): RecordedRequest => ({
  method: 'POST',
  path,
  ...(body !== undefined && { body }),
});

const ALIKE: [name: string, one: RecordedRequest, other: RecordedRequest, apart: number | undefined][] = [
  ['the same', request({ a: [1, { b: null }] }), request({ a: [1, { b: null }] }), 0],
  ['other UUIDs', request({ id: ONE, lines: [ONE] }), request({ id: TWO, lines: [TWO] }), 2],
  [
    'other moments',
    request({ at: '2026-01-01T10:00:00Z' }),
    request({ at: '2026-02-01T10:00:00.5+01:00' }),
    1,
  ],
  ['another id in the path', request(undefined, `/charges/${ONE}`), request(undefined, `/charges/${TWO}`), 1],
  ['another number', request({ amount: 40 }), request({ amount: 41 }), undefined],
  ['another text', request({ sku: 'tea' }), request({ sku: 'coffee' }), undefined],
  ['a text in place of a UUID', request({ id: ONE }), request({ id: 'one' }), undefined],
  ['one field more', request({ a: 1 }), request({ a: 1, b: 2 }), undefined],
  ['another field', request({ a: 1 }), request({ b: 1 }), undefined],
  ['a list in place of an object', request([]), request({}), undefined],
  ['no body', request({ a: 1 }), request(), undefined],
  ['another path', request(undefined, '/charges'), request(undefined, '/refunds'), undefined],
  ['another query', request(undefined, '/charges?page=1'), request(undefined, '/charges?page=2'), undefined],
  ['another method', { method: 'GET', path: '/x' }, { method: 'PUT', path: '/x' }, undefined],
];

describe('two requests are alike', () => {
  test.each(ALIKE)('or not: %s', (_, one, other, apart) => {
    expect(likeness(one, other)).toBe(apart);
  });
});
