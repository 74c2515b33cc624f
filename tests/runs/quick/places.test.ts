import { CucumberExpression, ParameterTypeRegistry, RegularExpression } from '@cucumber/cucumber-expressions';
import { describe, expect, it } from 'vitest';
import { placeQuickly } from '../../../runs/quick/places';

const registry = new ParameterTypeRegistry();

function expression(pattern: string | RegExp) {
  return typeof pattern === 'string'
    ? new CucumberExpression(pattern, registry)
    : new RegularExpression(pattern, registry);
}

const CASES: [string | RegExp, string][] = [
  ['I have {int} cucumber(s) for {string}', 'I have 3 cucumbers for "Ann"'],
  ['I have {int} cucumber(s) for {string}', "I have 3 cucumber for 'Ann'"],
  ['I have {int} cucumber(s)', 'I have no cucumbers'],
  [/^I have (?<count>\d+)(?: big)? (cucumbers( of (\w+))?)$/, 'I have 3 big cucumbers of mine'],
  [/^I have (\d+)(?: big)? (cucumbers( of (\w+))?)$/, 'I have 3 cucumbers'],
  [/have (\d+)/i, 'We HAVE 3'],
  [/(ä|🥒) (\d+)/u, 'so 🥒 3'],
];

describe('where in a text something is captured', () => {
  it.each(CASES)('by %s of %j is the same as before', (pattern, text) => {
    const one = expression(pattern);
    placeQuickly(one);
    const groups = one.match(text)?.map(({ group }) => group);
    expect(groups).toEqual(
      expression(pattern)
        .match(text)
        ?.map(({ group }) => group),
    );
  });

  it.each(['d', 'v'])('by an expression with the flag %s is found, which it cannot find itself', (flag) => {
    const one = expression(new RegExp('have (\\d+)', flag));
    expect(() => one.match('We have 3')).toThrow();
    placeQuickly(one);
    expect(one.match('We have 3')?.map(({ group }) => group)).toEqual([
      { value: '3', start: 8, end: 9, children: undefined },
    ]);
  });

  it('is found by Node itself', () => {
    const one = expression('I have {int}');
    const tree = (one as unknown as { treeRegexp: { match: unknown } }).treeRegexp;
    const before = tree.match;
    placeQuickly(one);
    expect(tree.match).not.toBe(before);
  });

  it.each([/have (\d+)/g, /have (\d+)/y])(
    'by %s is left to the expression, which may remember',
    (pattern) => {
      const one = expression(pattern);
      placeQuickly(one);
      expect(Object.hasOwn((one as unknown as { treeRegexp: object }).treeRegexp, 'match')).toBe(false);
    },
  );

  it('is left to an expression that is made otherwise', () => {
    const one = { match: () => null };
    placeQuickly(one);
    expect(Object.keys(one)).toEqual(['match']);
  });
});
