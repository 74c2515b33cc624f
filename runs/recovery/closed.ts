import { randomUUID } from 'node:crypto';
import type { Envelope, Pickle, TestCase, TestStepResult, Timestamp } from '@cucumber/messages';
import type { Attempt, Attempts } from './attempts';

/** Why a scenario has no result of its own. */
export interface Reason {
  status: 'FAILED' | 'SKIPPED';
  type: string;
  text: string;
}

const NOTHING = { seconds: 0, nanos: 0 };
const SKIPPED = { status: 'SKIPPED', duration: NOTHING } as TestStepResult;

/** The messages that end an attempt which nobody saw end: the step that it was in gets the reason, those behind are skipped. */
export function closeAttempt(
  { started, testCase, results }: Attempt,
  reason: Reason,
  { timestamp, willBeRetried }: { timestamp: Timestamp; willBeRetried: boolean },
): Envelope[] {
  const open = testCase.testSteps.filter(({ id }) => !results.has(id));
  const steps = open.map(({ id: testStepId }, index): Envelope => {
    const testStepResult = index === 0 ? resultOf(reason) : SKIPPED;
    return { testStepFinished: { testCaseStartedId: started.id, testStepId, testStepResult, timestamp } };
  });
  return [...steps, { testCaseFinished: { testCaseStartedId: started.id, timestamp, willBeRetried } }];
}

/** The messages of an attempt at a scenario that never began. */
export function neverBegun(
  pickle: Pickle,
  reason: Reason,
  { attempts, hookId }: { attempts: Attempts; hookId: string | undefined },
): Envelope[] {
  const known = [...attempts.testCases.values()].find(({ pickleId }) => pickleId === pickle.id);
  const testCase = known ?? testCaseOf(pickle, hookId);
  const timestamp = attempts.last;
  const earlier = [...attempts.all.values()].filter(
    ({ testCase: { pickleId } }) => pickleId === pickle.id,
  ).length;
  const started = { id: randomUUID(), testCaseId: testCase.id, attempt: earlier, timestamp };
  const attempt = { started, testCase, results: new Map<string, TestStepResult>() };
  return [
    ...(known ? [] : [{ testCase }]),
    { testCaseStarted: started },
    ...closeAttempt(attempt, reason, { timestamp, willBeRetried: false }),
  ];
}

function testCaseOf(pickle: Pickle, hookId: string | undefined): TestCase {
  const steps = pickle.steps.map(({ id }) => ({
    id: randomUUID(),
    pickleStepId: id,
    stepDefinitionIds: [],
    stepMatchArgumentsLists: [],
  }));
  const hook = hookId === undefined ? [] : [{ id: randomUUID(), hookId }];
  return { id: randomUUID(), pickleId: pickle.id, testSteps: steps.length > 0 ? steps : hook };
}

function resultOf({ status, type, text }: Reason): TestStepResult {
  const exception = { type, message: text, stackTrace: text };
  return { status, duration: NOTHING, message: text, exception } as TestStepResult;
}
