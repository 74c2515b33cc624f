import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type PickleStep } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { describeStep, featureStep } from '../../worlds/feature-step';

const FEATURE = `Feature: Orders
  Background:
    Given a shop

  Scenario: one
    When I order
    Then I see <n> orders

  Rule: all
    Scenario: two
      * I wait
`;

function parse(): GherkinDocument {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  return { ...parser.parse(FEATURE), uri: 'features/orders.feature' };
}

function steps({ feature }: GherkinDocument) {
  return (feature?.children ?? [])
    .flatMap(({ background, scenario, rule }) => [
      background,
      scenario,
      ...(rule?.children ?? []).map((child) => child.scenario),
    ])
    .flatMap((child) => child?.steps ?? []);
}

const pickled = (id: string, text = '') => ({ astNodeIds: [id, 'row'], text }) as unknown as PickleStep;

describe('the step of a feature file', () => {
  it.each([0, 1, 2, 3])('is found in backgrounds, scenarios and rules: step %i', (index) => {
    const document = parse();
    const step = steps(document)[index];
    expect(featureStep(pickled(step?.id ?? ''), document)).toBe(step);
  });

  it('is none when the step is of another document', () => {
    expect(featureStep(pickled('elsewhere'), parse())).toBeUndefined();
  });

  it('is told with its keyword, its filled in text, and its place', () => {
    const document = parse();
    expect(describeStep(pickled(steps(document)[2]?.id ?? '', 'I see 3 orders'), document)).toEqual({
      title: 'Then I see 3 orders',
      file: 'features/orders.feature',
      line: 7,
    });
  });

  it('is looked for in a document that is gone through once', () => {
    const document = parse();
    let looks = 0;
    const watched = new Proxy(document, {
      get(target, key) {
        if (key === 'feature') looks += 1;
        return Reflect.get(target, key);
      },
    });
    for (const { id } of steps(document)) featureStep(pickled(id), watched);
    expect(looks).toBe(1);
  });
});
