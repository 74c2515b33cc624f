import {
  CucumberExpression,
  type Expression,
  ParameterTypeRegistry,
  RegularExpression,
} from '@cucumber/cucumber-expressions';
import { describe, expect, it, vi } from 'vitest';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../../runs/typescript');
const { default: StepDefinition } = require('@cucumber/cucumber/lib/models/step_definition');
const { matchQuickly } =
  require('../../../runs/quick/match.ts') as typeof import('../../../runs/quick/match');

const registry = new ParameterTypeRegistry();

function definition(pattern: string | RegExp) {
  const expression: Expression =
    typeof pattern === 'string'
      ? new CucumberExpression(pattern, registry)
      : new RegularExpression(pattern, registry);
  const match = vi.spyOn(expression, 'match');
  return {
    definition: Object.assign(Object.create(StepDefinition.prototype), { pattern, expression }),
    match,
  };
}

const CASES: [string | RegExp, string, boolean][] = [
  ['I have {int} cucumber(s)', 'I have 3 cucumbers', true],
  ['I have {int} cucumber(s)', 'I have three cucumbers', false],
  ['I have {int} cucumber(s)', 'Then I have 3 cucumbers', false],
  ['I am here/there', 'I am there', true],
  ['I am here/there', 'I was there', false],
  ['cucumber(s) grow', 'cucumber grow', true],
  ['{int} cucumber(s)', '3 cucumbers', true],
  ['(a )cucumber', 'cucumber', true],
  ['grow', 'grow', true],
  [/^I have (\d+)/, 'I have 3 cucumbers', true],
  [/cucumbers$/i, 'three CUCUMBERS', true],
  [/^none/, 'some', false],
];

const before = CASES.map(([pattern, text]) => definition(pattern).definition.matchesStepName(text));
matchQuickly();

describe('whether a step definition is meant', () => {
  it.each(CASES)('by %s of %j is said as Cucumber says it: %s', (pattern, text, meant) => {
    const { definition: one } = definition(pattern);
    expect(one.matchesStepName(text)).toBe(meant);
  });

  it('was said so before', () => {
    expect(before).toEqual(CASES.map(([, , meant]) => meant));
  });

  it.each([
    ['I am here/there', 0],
    [/^I am/, 0],
    [/there/g, 1],
    [/I am/y, 1],
  ])('by %s is said after %i full matches: an expression may remember where it stopped', (pattern, count) => {
    const { definition: one, match } = definition(pattern);
    expect(one.matchesStepName('I am there')).toBe(true);
    expect(match).toHaveBeenCalledTimes(count);
  });
});

describe('what a step definition captures', () => {
  it.each([
    ['I have {int} cucumber(s)', 'I have 3 cucumbers', [3]],
    [/^I have (?<count>\d+) (?:big )?cucumbers/, 'I have 3 cucumbers', ['3']],
    ['I am here/there', 'I am there', []],
    [/^I am/, 'I am there', []],
    [/^I am \(here\)/, 'I am (here)', []],
  ])('by %s of %j is the same as before: %j', async (pattern, text, captured) => {
    const { definition: one } = definition(pattern);
    for (let time = 0; time < 2; time += 1) {
      const { parameters } = await one.getInvocationParameters({ step: { text }, world: {} });
      expect(parameters).toEqual(captured);
    }
  });

  it('is not looked for where it is nothing', async () => {
    const { definition: one, match } = definition('I am here/there');
    await one.getInvocationParameters({ step: { text: 'I am there' }, world: {} });
    expect(match).not.toHaveBeenCalled();
  });
});
