import { describe, expect, it } from 'vitest';
import { readMasks } from '../../../support/screenshots/masks';

describe('a table of what is left out', () => {
  it('names roles in the words of the features, and all of a role where no name is given', () => {
    expect(
      readMasks([
        ['name', 'role'],
        ['Clock', 'list item'],
        ['', 'image'],
      ]),
    ).toEqual([
      { role: 'listitem', name: 'Clock' },
      { role: 'img', name: '' },
    ]);
  });

  it.each([
    ['its columns are "timer", "Clock"', [['timer', 'Clock']]],
    ['its columns are missing', []],
    [
      'a row names no role',
      [
        ['role', 'name'],
        ['', 'Clock'],
      ],
    ],
  ])('is refused: %s', (reason, rows) => {
    expect(() => readMasks(rows)).toThrow(
      `What is left out of the screenshot cannot be read: ${reason}.\n  → Write a table with the columns role and name; an empty name means every element of the role.`,
    );
  });
});
