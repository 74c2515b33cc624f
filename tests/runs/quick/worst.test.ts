import { getWorstTestStepResult, TestStepResultStatus } from '@cucumber/messages';
import { expect, it } from 'vitest';
import { worstOf } from '../../../runs/quick/worst';

const ALL = Object.values(TestStepResultStatus);

it('the worst result of a scenario is the one that Cucumber finds', () => {
  for (const one of ALL)
    for (const other of ALL)
      for (const third of ALL) {
        const results = [one, other, third, one].map((status, nanos) => ({
          status,
          duration: { seconds: 0, nanos },
        }));
        expect(worstOf(results)).toBe(getWorstTestStepResult(results));
      }
  expect(worstOf([])).toBeUndefined();
});
