import { describe, expect, it } from 'vitest';
import { readLike } from '../../../support/components/like';
import { told } from '../../tools/told';

const ORDER = { name: 'Ann', lines: [{ sku: 'tea' }, { sku: 'cup' }] };

describe('what a call is to be like', () => {
  it.each([
    ['{ "name": "Ann" }', [ORDER, 'web'], true],
    ['{ "lines": [{ "sku": "cup" }] }', [ORDER], true],
    ['{ "name": "An" }', [ORDER], false],
    ['"#object"', [ORDER], true],
    ['{ "name": "#notpresent" }', [{}], true],
    ['"te"', ['tea'], false],
    ['"tea"', ['tea', 1], true],
    ['7', [7], true],
    ['null', [null], true],
    ['null', [], false],
    ['["tea", 1]', ['tea', 1, true], true],
    ['[1, "tea"]', ['tea', 1], false],
    ['["tea", 1]', ['tea'], false],
    ['[]', [], true],
    ['[]', ['tea'], false],
    ['[]', [undefined], false],
    ['[]', [[]], true],
    ['["b"]', [['a', 'b']], true],
    ['["b"]', ['b'], true],
  ])('%s of %j: %j', (text, args, expected) => {
    expect(readLike(text).differences(args).length === 0).toBe(expected);
  });

  it.each([
    [[['name', 'Ann']], [ORDER], true],
    [[['lines[1].sku', '#string']], [ORDER], true],
    [[['name', 'Bob']], [ORDER], false],
    [[['[1]', 'web']], [ORDER, 'web'], true],
    [[['[0].name', 'Ann']], [ORDER, 'web'], true],
    [[['name', 'Ann']], [], false],
    [
      [
        ['name', 'Ann'],
        ['[1]', 'web'],
      ],
      [ORDER, 'web'],
      true,
    ],
    [
      [
        ['name', 'Ann'],
        ['[1]', 'app'],
      ],
      [ORDER, 'web'],
      false,
    ],
    [[['[0].sku', 'tea']], [ORDER.lines], true],
    [[['[1].sku', 'tea']], [ORDER.lines], false],
    [[['[0][0].sku', 'tea']], [ORDER.lines], false],
    [[['[0][0].sku', 'tea']], [ORDER.lines, 'web'], true],
    [[['["data-id"]', '7']], [{ 'data-id': 7 }], true],
    [[['["data-id"]', '8']], [{ 'data-id': 7 }], false],
  ])('the rows %j of %j: %j', (rows, args, expected) => {
    expect(readLike(rows).differences(args).length === 0).toBe(expected);
  });

  it('tells of markers that cannot be read before anything is called', () => {
    const message = `BadMarkerError: What is expected of the call cannot be read: 1 fault.
  name: "#txt" is not a marker
  → For a text that begins with "#", write a backslash before the "#" (two inside double quotes of JSON or YAML).`;
    expect(told(() => readLike('{ "name": "#txt" }'))).toBe(message);
    expect(told(() => readLike([['name', '#txt']]))).toBe(message);
  });
});
