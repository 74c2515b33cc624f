import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { RunProgress } from '../../runs/run-progress';

const timestamp = { seconds: 0, nanos: 0 };

/** A run of scenarios named by letters, with what it says and a clock that is put on by hand. */
function running(weights: Record<string, number>, rewrites: boolean) {
  const said: string[] = [];
  let now = 1;
  const progress = new RunProgress(
    new Map(Object.entries(weights)),
    {
      rewrites,
      line: (text) => said.push(text),
      detail: (text) => said.push(text),
      end: () => said.push('(gone)'),
    },
    { now: () => now, sleep: async () => {} },
  );
  const see = (...messages: object[]) => {
    for (const message of messages) progress.see(message as Envelope);
  };
  return {
    said,
    end: () => see({ testRunFinished: { timestamp, success: true } }),
    run: (id: string, milliseconds: number, status = 'PASSED', willBeRetried = false) => {
      see({ testCase: { id, pickleId: id, testSteps: [] } });
      see({ testCaseStarted: { id, testCaseId: id, attempt: 0, timestamp } });
      now += milliseconds;
      see({ testStepFinished: { testCaseStartedId: id, testStepId: id, testStepResult: { status } } });
      see({ testCaseFinished: { testCaseStartedId: id, timestamp, willBeRetried } });
    },
  };
}

describe('the progress of a run', () => {
  it('counts, and tells the time that is left from past durations and the pace of this machine', () => {
    const { run, said, end } = running({ a: 1_000, b: 4_000, c: 20_000 }, true);
    run('a', 1_500);
    run('b', 6_000, 'FAILED', true);
    run('b', 6_000, 'FAILED');
    run('c', 30_000);
    end();
    expect(said).toEqual([
      '1 of 3 scenarios',
      '2 of 3 scenarios, 1 failed, about 54 s left',
      '3 of 3 scenarios, 1 failed',
      '(gone)',
    ]);
  });

  it('is told twice a minute at most where a line cannot be rewritten', () => {
    const { run, said } = running({ a: 1, b: 1, c: 1, d: 1, e: 1 }, false);
    for (const id of ['a', 'b', 'c', 'd', 'e']) run(id, 20_000);
    expect(said).toEqual(['\n  2 of 5 scenarios, about 60 s left', '\n  4 of 5 scenarios, about 20 s left']);
  });
});
