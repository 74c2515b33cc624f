import { EventEmitter } from 'node:events';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Envelope, IdGenerator } from '@cucumber/messages';
import { beforeAll, describe, expect, it, vi } from 'vitest';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../../runs/typescript');
const builder = require('@cucumber/cucumber/lib/support_code_library_builder/index').default;
const assembling = require('@cucumber/cucumber/lib/assemble/index');
const { assembleBeforehand, assembleQuickly } =
  require('../../../runs/quick/assemble.ts') as typeof import('../../../runs/quick/assemble');

const FEATURE = `
@shop
Feature: orders

  Scenario: twice the same words
    Given 3 apples
    And 3 apples
    And "Fig" costs 4

  @kitchen
  Scenario: the same words again
    Given 3 apples
    When nobody wrote this
    Then it is meant twice
`;

function library() {
  builder.reset('.', IdGenerator.incrementing());
  const { Given, Before, After } = builder.methods;
  Given('{int} apple(s)', () => {});
  Given(/^"(.*)" costs (\d)( cents)?$/, () => {});
  Given('it is meant twice', () => {});
  Given(/twice$/, () => {});
  Before(() => {});
  Before({ tags: '@kitchen' }, () => {});
  After({ name: 'first' }, () => {});
  After({ name: 'second', tags: 'not @kitchen' }, () => {});
  return builder.finalize();
}

async function assembled(own = library()) {
  const newId = IdGenerator.incrementing();
  const gherkinDocument = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(FEATURE);
  const pickles = compile({ ...gherkinDocument, uri: 'a.feature' }, 'a.feature', newId);
  const seen: Envelope[] = [];
  const broadcaster = new EventEmitter().on('envelope', (envelope) => seen.push(envelope));
  const sourced = pickles.map((pickle) => ({ gherkinDocument, pickle }));
  const cases = await assembling.assembleTestCases('run', broadcaster, newId, sourced, own);
  return { cases, seen };
}

describe('which step definitions the scenarios of a run mean', () => {
  let before: Awaited<ReturnType<typeof assembled>>;

  beforeAll(async () => {
    before = await assembled();
    assembleQuickly();
    assembleQuickly();
  });

  it('is told as Cucumber tells it, id by id', async () => {
    const now = await assembled();
    expect(now).toEqual(before);
    expect(JSON.stringify(now)).toBe(JSON.stringify(before));
  });

  it('is looked for once for all steps with the same words', async () => {
    const { cases } = await assembled();
    const [first, second] = cases.map(
      ({ testCase }: { testCase: { testSteps: object[] } }) => testCase.testSteps,
    );
    expect(first[1].stepMatchArgumentsLists).toBe(first[2].stepMatchArgumentsLists);
    expect(second[2].stepMatchArgumentsLists).toBe(first[1].stepMatchArgumentsLists);
    expect(before.seen).toHaveLength(2);
  });

  it('can be looked for beforehand, while others have their turn', async () => {
    const own = library();
    let asked = 0;
    for (const definition of own.stepDefinitions) {
      const { matchesStepName } = definition;
      definition.matchesStepName = (text: string) => {
        asked += 1;
        return matchesStepName.call(definition, text);
      };
    }
    const texts = ['3 apples', '"Fig" costs 4', 'nobody wrote this', 'it is meant twice'];
    assembleBeforehand(texts, own);
    expect(asked).toBe(0);
    const all = texts.length * own.stepDefinitions.length;
    await vi.waitFor(() => expect(asked).toBe(all));
    expect((await assembled(own)).cases).toEqual(before.cases);
    expect(asked).toBe(all);
  });
});
