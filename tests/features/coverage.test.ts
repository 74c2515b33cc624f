import { describe, expect, test } from 'vitest';
import type { Entry } from '../../authoring/steps/entry';
import { entries } from '../../scripts/catalogue';
import { countScenarios } from './scenarios';

const SUBJECTS = [
  'actor',
  'api',
  'component',
  'data',
  'database',
  'json',
  'look',
  'mock',
  'network',
  'service',
  'snapshot',
  'stream',
  'time',
  'ui',
  'window',
];

const POINTER = 'nothing of the shop is for a mouse alone: phones and keyboards have none';
const FONTS = 'fonts differ from one machine to the next, and a picture that fails there proves nothing';

const ONE_OF_TWO = 'the shop has two databases, so a step has to say which';

/** What the example shop has nothing for. Each is proved in tests/ against a server or a page made for it. */
const NOT_IN_THE_SHOP: Record<string, string> = {
  'redirects are followed': 'no address of the shop leads to another',
  'the response cookie {string} should be {string}':
    'the shop sets no cookies: who has the token is signed in',
  'the response cookie {string} should exist': 'the shop sets no cookies: who has the token is signed in',
  'I connect to the websocket {string}': 'the shop tells changes as server-sent events',
  'I send the message:': 'the shop tells changes as server-sent events, which go one way',
  'I right-click {string}': POINTER,
  'I right-click the {string} {role}': POINTER,
  'I hover over {string}': POINTER,
  'I hover over the {string} {role}': POINTER,
  'I look inside the {string} frame': 'the shop shows no pages of others',
  'I am at latitude {float} and longitude {float}': 'the shop does not ask where its customers are',
  'I answer the next browser dialog with {string}': 'the shop asks for texts in forms, never in prompts',
  "the page's requests to {string} go to the service {string}": '`web.proxy` leads them there already',
  'the page should have no accessibility violations except:': 'the shop has none',
  'the page should look like {string}': FONTS,
  'the page should look like {string} except:': FONTS,
  'the {string} {role} should look like {string}': FONTS,
  'the database is loaded from {string}': ONE_OF_TWO,
  'I run the SQL:': ONE_OF_TWO,
  'the component should have crashed with {string}': 'no part of the shop is meant to crash',
};

describe('the features of the example shop', () => {
  const phrases = entries().filter(({ file }) => SUBJECTS.some((one) => file === fileOf(one)));

  test.each(SUBJECTS)('are held against the phrases of %s', (subject) => {
    expect(phrases.filter(({ file }) => file === fileOf(subject))).not.toEqual([]);
  });

  test('use every phrase that the shop has something for', () => {
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

  test('look at parts of the pages by themselves in at least 20 scenarios', () => {
    expect(countScenarios('@component')).toBeGreaterThanOrEqual(20);
  });

  test('use the shop in a browser in at least 25 scenarios', () => {
    expect(countScenarios('@ui', '@workflow')).toBeGreaterThanOrEqual(25);
  });
});

function isUsed({ from }: Entry): boolean {
  return from !== undefined;
}

function fileOf(subject: string): string {
  return `step-definitions/${subject}.steps.ts`;
}
