import { createRequire } from 'node:module';
import { TestStepResultStatus } from '@cucumber/messages';
import { expect, it } from 'vitest';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../../runs/typescript');
const { findSeverestQuickly } =
  require('../../../runs/quick/severest.ts') as typeof import('../../../runs/quick/severest');
const { ProgressPrinter } = createRequire(require.resolve('@cucumber/cucumber'))(
  '@cucumber/pretty-formatter',
);

const ALL = Object.values(TestStepResultStatus);
const timestamp = { seconds: 0, nanos: 0 };

/** Which step of a scenario with these results, and of its start and its end, has the worst of them. */
function severest(statuses: readonly TestStepResultStatus[]): unknown[] {
  const { query } = new ProgressPrinter();
  const testSteps = statuses.map((_, index) => ({ id: `${index}`, hookId: 'h' }));
  query.update({ testCase: { id: 'c', pickleId: 'p', testSteps } });
  query.update({ testCaseStarted: { id: 's', testCaseId: 'c', attempt: 0, timestamp } });
  for (const [nanos, status] of statuses.entries()) {
    const testStepResult = { status, duration: { seconds: 0, nanos } };
    query.update({
      testStepFinished: { testCaseStartedId: 's', testStepId: `${nanos}`, testStepResult, timestamp },
    });
  }
  query.update({ testCaseFinished: { testCaseStartedId: 's', timestamp, willBeRetried: false } });
  const found = [{ testCaseStartedId: 's' }, { id: 's' }].map((one) =>
    query.findMostSevereTestStepResultBy(one),
  );
  return found.map((result) => result && [result.status, result.duration.nanos]);
}

const CASES = [
  [],
  ...ALL.flatMap((one) =>
    ALL.flatMap((other) => [
      [one, other],
      [one, other, one],
    ]),
  ),
] as TestStepResultStatus[][];

it('the worst result of a scenario is the one that Cucumber’s summary finds', () => {
  const before = CASES.map(severest);
  findSeverestQuickly();
  findSeverestQuickly();
  expect(CASES.map(severest)).toEqual(before);
});
