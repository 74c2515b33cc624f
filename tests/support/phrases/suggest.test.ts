import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../../support/phrases/definition';
import { suggestPhrases } from '../../../support/phrases/suggest';

const registry = new ParameterTypeRegistry();
for (const [name, regexp] of [
  ['method', /GET|POST|DELETE/],
  ['role', /button|link|heading/],
  ['duration', /\d+ (?:ms|seconds?|minutes?)/],
  ['value', /"[^"]*"|-?\d+|true|false|null/],
] as const) {
  registry.defineParameterType(new ParameterType(name, regexp, null, (text) => text));
}

const phrases = [
  'I send a {method} request to {string}',
  'I send a {method} request to {string} with body:',
  'I click {string}',
  'I click the {string} {role}',
  'I fill in {string} with {string}',
  'I check/uncheck {string}',
  'the response field {string} should be {value}',
  'the {string} table should have {int} row(s)',
  '{duration} pass(es)',
  'I should see {string}',
  'within {duration} I should see {string}',
].map((pattern): Definition => {
  const expression = new CucumberExpression(pattern, registry);
  const matchesStepName = (text: string) => expression.match(text) !== null;
  return { pattern, expression, matchesStepName } as unknown as Definition;
});

const meant = (text: string) => suggestPhrases(text, phrases);

describe('did you mean', () => {
  it.each([
    ['I send a POST reqest to "/orders"', 'I send a POST request to "/orders"'],
    ['I sent a GET request to "/orders/{{id}}"', 'I send a GET request to "/orders/{{id}}"'],
    ['I click on the "Save" button', 'I click the "Save" button'],
    ['I fill "Email" with "ann@example.com"', 'I fill in "Email" with "ann@example.com"'],
    ['I unchek "News"', 'I uncheck "News"'],
    ['I unchecked "News"', 'I uncheck "News"'],
    ['response field "total" should be 5', 'the response field "total" should be 5'],
    ['the "Orders" table should have 3 row', undefined],
    ['the "Orders" table should has 3 rows', 'the "Orders" table should have 3 rows'],
    ['within 5 seconds I shuold see "Done"', 'within 5 seconds I should see "Done"'],
    ['I should see Done', 'I should see "…"'],
    ['the moon rises over "Porto"', undefined],
  ])('%s', (text, sentence) => {
    if (sentence === undefined) expect(meant(text).filter((one) => one !== text)).toEqual([]);
    else expect(meant(text)[0]).toBe(sentence);
  });

  it('gives nothing that would not be exactly one phrase', () => {
    for (const text of ['I click "a" "b"', 'I send a request', 'I fill in the form'])
      for (const sentence of meant(text))
        expect(phrases.filter((one) => one.matchesStepName(sentence))).toHaveLength(1);
  });
});
