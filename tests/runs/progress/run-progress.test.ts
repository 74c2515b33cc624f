import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { RunProgress } from '../../../runs/progress/run-progress';

const timestamp = { seconds: 0, nanos: 0 };

/** A run of scenarios named by letters, with what it says and a clock that is put on by hand. */
function running(weights: Record<string, number>, rewrites: boolean) {
  const said: string[] = [];
  let now = 1;
  const progress = new RunProgress(
    Object.keys(weights),
    async () => new Map(Object.entries(weights)),
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
    run: async (id: string, milliseconds: number, status = 'PASSED', willBeRetried = false) => {
      see({ testCase: { id, pickleId: id, testSteps: [] } });
      see({ testCaseStarted: { id, testCaseId: id, attempt: 0, timestamp } });
      now += milliseconds;
      see({ testStepFinished: { testCaseStartedId: id, testStepId: id, testStepResult: { status } } });
      see({ testCaseFinished: { testCaseStartedId: id, timestamp, willBeRetried } });
      // What was asked for is there with the next one.
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('the progress of a run', () => {
  it('counts, and tells the time that is left from the pace so far, then from past durations as well', async () => {
    const { run, said, end } = running({ a: 1_000, b: 10_000, c: 30_000, d: 20_000 }, true);
    await run('a', 1_500);
    await run('b', 6_000, 'FAILED', true);
    await run('b', 9_000, 'FAILED');
    await run('c', 45_000);
    await run('d', 30_000);
    end();
    expect(said).toEqual([
      '1 of 4 scenarios',
      // Two of four took 16.5 s.
      '2 of 4 scenarios, 1 failed, about 17 s left',
      // 41 of 61 took 61.5 s.
      '3 of 4 scenarios, 1 failed, about 30 s left',
      '4 of 4 scenarios, 1 failed',
      '(gone)',
    ]);
  });

  it('is told twice a minute at most where a line cannot be rewritten', async () => {
    const { run, said } = running({ a: 1, b: 1, c: 1, d: 1, e: 1 }, false);
    for (const id of ['a', 'b', 'c', 'd', 'e']) await run(id, 20_000);
    expect(said).toEqual(['\n  2 of 5 scenarios, about 60 s left', '\n  4 of 5 scenarios, about 20 s left']);
  });
});
