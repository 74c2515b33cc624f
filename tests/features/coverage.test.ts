import { describe, expect, test } from 'vitest';
import { type Entry, entries } from '../../scripts/catalogue';

const SUBJECTS = ['actor', 'api', 'data', 'json', 'snapshot', 'stream'];

/** What the example shop has nothing for. Each is proved in tests/ against a server made for it. */
const NOT_IN_THE_SHOP: Record<string, string> = {
  'redirects are followed': 'no address of the shop leads to another',
  'the response cookie {string} should be {string}':
    'the shop sets no cookies: who has the token is signed in',
  'the response cookie {string} should exist': 'the shop sets no cookies: who has the token is signed in',
  'I connect to the websocket {string}': 'the shop tells changes as server-sent events',
  'I send the message:': 'the shop tells changes as server-sent events, which go one way',
};

describe('the features of the example shop', () => {
  const phrases = entries().filter(({ file }) => SUBJECTS.some((one) => file === fileOf(one)));

  test.each(SUBJECTS)('are held against the phrases of %s', (subject) => {
    expect(phrases.filter(({ file }) => file === fileOf(subject))).not.toEqual([]);
  });

  test('use every phrase of the API side that the shop has something for', () => {
    const missing = phrases.filter((phrase) => !isUsed(phrase) && !(phrase.expression in NOT_IN_THE_SHOP));
    expect(missing.map(({ expression }) => expression)).toEqual([]);
  });

  test('use no phrase that is said to have nothing in the shop', () => {
    const used = phrases.filter(isUsed).map(({ expression }) => expression);
    expect(Object.keys(NOT_IN_THE_SHOP).filter((expression) => used.includes(expression))).toEqual([]);
  });

  test('leave out no phrase that does not exist', () => {
    const known = phrases.map(({ expression }) => expression);
    expect(Object.keys(NOT_IN_THE_SHOP).filter((expression) => !known.includes(expression))).toEqual([]);
  });
});

function isUsed({ from }: Entry): boolean {
  return from !== undefined;
}

function fileOf(subject: string): string {
  return `step-definitions/${subject}.steps.ts`;
}
