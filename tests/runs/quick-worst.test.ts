import { getWorstTestStepResult, TestStepResultStatus } from '@cucumber/messages';
import { expect, it } from 'vitest';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../runs/typescript');
const { default: TestCaseRunner } = require('@cucumber/cucumber/lib/runtime/test_case_runner');
const { rankQuickly } = require('../../runs/quick-worst.ts') as typeof import('../../runs/quick-worst');

rankQuickly();
rankQuickly();

function worst(statuses: readonly TestStepResultStatus[], skip = false) {
  const testStepResults = statuses.map((status, nanos) => ({ status, duration: { seconds: 0, nanos } }));
  const runner = Object.assign(Object.create(TestCaseRunner.prototype), { testStepResults, skip });
  return { found: runner.getWorstStepResult(), testStepResults };
}

const ALL = Object.values(TestStepResultStatus);

it('the worst result of a scenario is the one that Cucumber finds', () => {
  for (const one of ALL)
    for (const other of ALL)
      for (const third of ALL) {
        const { found, testStepResults } = worst([one, other, third, one]);
        expect(found).toBe(getWorstTestStepResult(testStepResults));
      }
});

it('a scenario without results passes, or is skipped', () => {
  expect(worst([]).found.status).toBe('PASSED');
  expect(worst([], true).found.status).toBe('SKIPPED');
});
