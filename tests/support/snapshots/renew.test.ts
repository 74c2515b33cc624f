import { describe, expect, it } from 'vitest';
import { match } from '../../../support/matching/match';
import { renew } from '../../../support/snapshots/renew';

function renewed(template: unknown, actual: unknown): unknown {
  return renew(template, actual, [], {
    accepts: (part, value) => match(value, part, { mode: 'exact', around: { root: actual } }).length === 0,
    write: (value, keys) => ({ written: value, at: keys.join('/') }),
  });
}

describe('a snapshot that is renewed', () => {
  it.each([
    [
      'keeps what still holds',
      { a: '#number', b: 1 },
      { a: 5, b: 2 },
      { a: '#number', b: { written: 2, at: 'b' } },
    ],
    [
      'takes in what is new, and leaves out what is gone',
      { a: 1, gone: 2 },
      { a: 1, more: 3 },
      { a: 1, more: { written: 3, at: 'more' } },
    ],
    [
      'keeps a field that may be missing',
      { a: '##string', b: 1 },
      { b: 1, c: 2 },
      { a: '##string', b: 1, c: { written: 2, at: 'c' } },
    ],
    [
      'goes through lists item by item',
      { l: [{ id: '#uuid', n: '#> 0' }, 1, 2] },
      { l: [{ id: 'x', n: 3 }, 1] },
      { l: [{ id: { written: 'x', at: 'l/0/id' }, n: '#> 0' }, 1] },
    ],
    ['takes in more items', { l: [1] }, { l: [1, 2] }, { l: [1, { written: 2, at: 'l/1' }] }],
    [
      'replaces a marker for a list as a whole',
      { l: { '#[1]': '#number' } },
      { l: [1, 2] },
      { l: { written: [1, 2], at: 'l' } },
    ],
    [
      'keeps the escape of a name',
      { '\\#[1]': 1, b: 1 },
      { '#[1]': 1, b: 2 },
      { '\\#[1]': 1, b: { written: 2, at: 'b' } },
    ],
    [
      'keeps what looks at other fields',
      { a: '#= b', b: 1 },
      { a: 2, b: 2 },
      { a: '#= b', b: { written: 2, at: 'b' } },
    ],
  ])('%s', (_, template, actual, expected) => {
    expect(renewed(template, actual)).toEqual(expected);
  });
});
