import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { Causes } from '../../../runs/closing/causes';
import { CAUSE } from '../../../support/causes/cause';

const PICKLES = ['first', 'second'].map((name, index) => ({
  pickle: { id: name, uri: 'features\\order.feature', name, location: { line: 10 - index, column: 1 } },
}));

/** One attempt at a scenario, as its messages come. */
function attempt(id: string, name: string, ending: { status: string; culprit?: string; again?: boolean }) {
  const { status, culprit, again = false } = ending;
  const cause = { kind: 'wrong', culprit, what: 'What.', facts: [] };
  return [
    { testCase: { id: `case of ${name}`, pickleId: name } },
    { testCaseStarted: { id, testCaseId: `case of ${name}` } },
    { testStepFinished: { testCaseStartedId: id, testStepResult: { status, message: `${status}\nmore` } } },
    ...(culprit
      ? [{ attachment: { mediaType: CAUSE, body: JSON.stringify(cause), testCaseStartedId: id } }]
      : []),
    { testCaseFinished: { testCaseStartedId: id, willBeRetried: again } },
  ];
}

function seen(...messages: object[]): Causes {
  const causes = new Causes();
  for (const message of [...PICKLES, ...messages]) causes.see(message as Envelope);
  return causes;
}

describe('what the messages of a run tell about its failures', () => {
  it('is in the order of the features, also when the messages of two workers are mixed', () => {
    const one = attempt('1', 'first', { status: 'FAILED', culprit: 'a' });
    const other = attempt('2', 'second', { status: 'FAILED', culprit: 'b' });
    const mixed = one.flatMap((message, index) => [message, other[index] as object]);
    expect(seen(...mixed).failed).toMatchObject([
      { uri: 'features/order.feature', line: 9, name: 'second', cause: { culprit: 'b' } },
      { uri: 'features/order.feature', line: 10, name: 'first', cause: { culprit: 'a' } },
    ]);
  });

  it('sets apart what passed only when it was tried again', () => {
    const causes = seen(
      ...attempt('1', 'first', { status: 'FAILED', culprit: 'a', again: true }),
      ...attempt('2', 'first', { status: 'PASSED' }),
      ...attempt('3', 'second', { status: 'FAILED', culprit: 'b', again: true }),
      ...attempt('4', 'second', { status: 'FAILED', culprit: 'c' }),
    );
    expect(causes.flaky).toMatchObject([{ name: 'first', cause: { culprit: 'a' } }]);
    expect(causes.failed).toMatchObject([{ name: 'second', cause: { culprit: 'c' } }]);
  });

  it('has a cause also where none was attached', () => {
    expect(seen(...attempt('1', 'first', { status: 'UNDEFINED' })).failed).toMatchObject([
      { cause: { kind: 'test error', culprit: 'the scenario', what: 'UNDEFINED' } },
    ]);
  });

  it('is nothing when scenarios passed or were skipped', () => {
    const causes = seen(
      ...attempt('1', 'first', { status: 'PASSED' }),
      ...attempt('2', 'second', { status: 'SKIPPED' }),
    );
    expect([causes.failed, causes.flaky]).toEqual([[], []]);
  });
});
