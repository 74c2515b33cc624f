import { describe, expect, it } from 'vitest';
import { expectKnown, readExceptions } from '../../../support/accessibility/exceptions';

describe('a table of exceptions', () => {
  it('has its columns in any order', () => {
    expect(
      readExceptions([
        ['reason', 'rule'],
        ['the brand', 'color-contrast'],
      ]),
    ).toEqual([{ rule: 'color-contrast', reason: 'the brand' }]);
  });

  it.each([
    ['its columns are "color-contrast", "the brand"', [['color-contrast', 'the brand']]],
    ['its columns are "rule"', [['rule'], ['color-contrast']]],
    ['its columns are "rule", "reason", "until"', [['rule', 'reason', 'until']]],
    ['its columns are missing', []],
    [
      'a row names no rule',
      [
        ['rule', 'reason'],
        ['', 'the brand'],
      ],
    ],
    [
      '"region" has no reason',
      [
        ['rule', 'reason'],
        ['region', ' '],
      ],
    ],
  ])('is refused: %s', (reason, rows) => {
    expect(() => readExceptions(rows)).toThrow(
      `The exceptions cannot be read: ${reason}.\n  → Write a table with the columns rule and reason.`,
    );
  });

  it('names rules that exist', () => {
    expect(() => expectKnown([{ rule: 'regions', reason: '' }], ['region', 'bypass'])).toThrow(
      'There is no accessibility rule "regions".\n  Did you mean "region"?\n  → Write its name as the failing step tells it, such as color-contrast.',
    );
  });
});
