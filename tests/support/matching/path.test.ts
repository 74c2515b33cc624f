import { describe, expect, it } from 'vitest';
import { formatPath, parsePath } from '../../../support/matching/path';
import { thrown } from './thrown';

describe('a field name', () => {
  it.each([
    ['total', ['total']],
    ['customer.name', ['customer', 'name']],
    ['lines[0].sku', ['lines', 0, 'sku']],
    ['[0].id', [0, 'id']],
    ['lines[-1]', ['lines', -1]],
    ['matrix[1][ 2 ]', ['matrix', 1, 2]],
    ['["a.b"].c', ['a.b', 'c']],
    ["headers['x[0]']", ['headers', 'x[0]']],
    [`['it\\'s "so"']`, ['it\'s "so"']],
    ['["a\\u00e9\\n"]', ['aé\n']],
    ['first-name @type', ['first-name @type']],
    ['links.$ref', ['links', '$ref']],
    ['[""]', ['']],
  ])('%s names %j', (path, keys) => {
    expect(parsePath(path)).toEqual(keys);
  });

  it.each([
    [['customer', 'name'], 'customer.name'],
    [['lines', 0, 'sku'], 'lines[0].sku'],
    [[0, 'id'], '[0].id'],
    [['a.b', 'c'], '["a.b"].c'],
    [['$ref'], '["$ref"]'],
    [['', ' x', '"q"'], '[""][" x"]["\\"q\\""]'],
    [[], ''],
  ])('is written for %j', (keys, path) => {
    expect(formatPath(keys)).toBe(path);
    if (path !== '') expect(parsePath(path)).toEqual(keys);
  });
});

describe('a field name with a fault', () => {
  it.each([
    ['a..b', 'a name is missing', '    ^'],
    ['.a', 'a name is missing', '  ^'],
    ['a.', 'a name is missing', '    ^'],
    ['a[b]', 'inside [ ] stands a number or a name in quotes', '   ^'],
    ['a[0', 'inside [ ] stands a number or a name in quotes', '   ^'],
    ['a["\\x"]', 'inside [ ] stands a number or a name in quotes', '   ^'],
    ['a]', '"]" closes nothing', '   ^'],
    ['a[0]b', 'after "]" comes "." or "["', '      ^'],
  ])('%s is shown with a caret', (path, reason, caret) => {
    expect(() => parsePath(path)).toThrow(
      expect.objectContaining({
        name: 'PathError',
        message: [
          `The field name "${path}" cannot be read: ${reason}.`,
          `  ${path}`,
          caret,
          '  → Write customer.name, lines[0].sku, ["a.b"] or a JSONPath that starts with $.',
        ].join('\n'),
      }),
    );
  });

  it('is refused when empty', () => {
    expect(thrown(() => parsePath(''))?.message).toBe(
      'The field name "" cannot be read: it is empty.\n  → Write $ for the whole.',
    );
  });
});
