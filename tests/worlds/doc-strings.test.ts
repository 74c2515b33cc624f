import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type PickleStep } from '@cucumber/messages';
import { beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '../../support/matching/document';
import { DocStrings } from '../../worlds/doc-strings';

const FEATURE = `Feature: Orders
  Background:
    Given the request body:
      """
      a: 1
      b: "
      """

  Rule: all
    Scenario: one
      When I send it
      Then it should be:
        """
        c: "
        """
`;

const document: GherkinDocument = {
  ...new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher()).parse(FEATURE),
  uri: 'features/orders.feature',
};

/** Of the background, then of the scenario in the rule. */
const [given, when, then] = (document.feature?.children ?? [])
  .flatMap(({ background, rule }) => [background, ...(rule?.children ?? []).map(({ scenario }) => scenario)])
  .flatMap((child) => child?.steps ?? [])
  .map(({ id }) => ({ astNodeIds: [id], argument: { docString: {} } }) as unknown as PickleStep);

function fault(text: string): Error {
  try {
    readDocument(text, 'it');
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing is wrong with the text');
}

describe('a fault in a doc string', () => {
  let docStrings: DocStrings;
  const run = (step: PickleStep | undefined, ...args: unknown[]) => {
    if (step) docStrings.begin(step, document);
    docStrings.give(args);
  };
  const told = (text: string): string => {
    const error = fault(text);
    docStrings.locate(error);
    return error.message.split('\n')[1] ?? '';
  };

  beforeEach(() => {
    docStrings = new DocStrings();
    run(given, 'a: 1\nb: "');
  });

  it('is told with its line of the feature file', () => {
    run(then, 'c: "');
    expect(told('c: "')).toBe('  at features/orders.feature:14 (line 1, column 5 of the text)');
  });

  it('is told so by a later step too', () => {
    run(when);
    expect(told('a: 1\nb: "')).toBe('  at features/orders.feature:6 (line 2, column 5 of the text)');
  });

  it('is told as it was filled in', () => {
    run(given, 'a: 7\nb: "');
    expect(told('a: 7\nb: "')).toBe('  at features/orders.feature:6 (line 2, column 5 of the text)');
  });

  it('has no line where a value of several lines was filled in, or another text is at fault', () => {
    run(given, 'a: 1\n\nb: "');
    expect(told('a: 1\n\nb: "')).toBe('  at line 3, column 5');
    run(when);
    expect(told('d: "')).toBe('  at line 1, column 5');
  });

  it('changes no other error', () => {
    const error = new Error('at line 1, column 5');
    docStrings.locate(error);
    expect(error.message).toBe('at line 1, column 5');
  });
});
