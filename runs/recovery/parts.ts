import type { Envelope, TestCase } from '@cucumber/messages';
import { LOST } from '../../reports/messages/lost';
import { keysOf } from '../scenarios/plan';
import { Attempts } from './attempts';
import { closeAttempt } from './closed';

/** A run of Cucumber that is a part of a run of ours. */
export interface Part {
  messages: readonly Envelope[];
  /** How it died; undefined when it saw its scenarios through. */
  death?: string | undefined;
}

/** What of a later part belongs to the suite, not to what happened. */
const SUITE = ['meta', 'source', 'gherkinDocument', 'pickle', 'testRunStarted', 'testRunFinished'] as const;

/**
 * One stream of messages out of those of several parts: scenarios are the same when file and line are. An attempt that
 * died is a failed one that is tried again, if a later part did.
 */
export function joinParts(parts: readonly Part[]): Envelope[] {
  const [first, ...later] = parts;
  if (!first) return [];
  const ids = idsOf(first.messages);
  const streams = [first.messages, ...later.map((part) => translated(part.messages, ids))];
  const tried = streams.map((messages) => new Set([...new Attempts(messages).all.values()].map(pickleOf)));
  const earlier = new Map<string, number>();
  const joined = streams.flatMap((messages, index) => {
    const again = new Set(tried.slice(index + 1).flatMap((some) => [...some]));
    const unused = index === 0 ? again : new Set<string>();
    return numbered(closed(messages, parts[index]?.death, again), earlier, unused);
  });
  const start = first.messages.find(({ testRunStarted }) => testRunStarted)?.testRunStarted;
  const id = start?.id;
  return id === undefined ? joined : joined.map((message) => withRun(message, id));
}

interface Ids {
  /** By the key of a scenario. */
  pickles: Map<string, { id: string; steps: readonly string[] }>;
}

function idsOf(messages: readonly Envelope[]): Ids {
  const { pickles } = new Attempts(messages);
  const keys = keysOf(pickles);
  return {
    pickles: new Map(
      pickles.map(({ id, steps }) => [keys.get(id) ?? id, { id, steps: steps.map((step) => step.id) }]),
    ),
  };
}

/** The messages of a later part, speaking of the scenarios of the first. */
function translated(messages: readonly Envelope[], { pickles }: Ids): Envelope[] {
  const own = new Attempts(messages).pickles;
  const keys = keysOf(own);
  const steps = new Map<string, string>();
  const scenarios = new Map<string, string>();
  for (const pickle of own) {
    const first = pickles.get(keys.get(pickle.id) ?? '');
    scenarios.set(pickle.id, first?.id ?? pickle.id);
    for (const [index, step] of pickle.steps.entries()) steps.set(step.id, first?.steps[index] ?? step.id);
  }
  return messages
    .filter((message) => SUITE.every((kind) => message[kind] === undefined))
    .map((message) =>
      message.testCase ? { testCase: inFirst(message.testCase, scenarios, steps) } : message,
    );
}

function inFirst(
  testCase: TestCase,
  scenarios: ReadonlyMap<string, string>,
  steps: ReadonlyMap<string, string>,
): TestCase {
  const testSteps = testCase.testSteps.map((step) =>
    step.pickleStepId === undefined
      ? step
      : { ...step, pickleStepId: steps.get(step.pickleStepId) ?? step.pickleStepId },
  );
  return { ...testCase, pickleId: scenarios.get(testCase.pickleId) ?? testCase.pickleId, testSteps };
}

/** With every attempt that nobody saw end ended: by the death of its part. */
function closed(
  messages: readonly Envelope[],
  death: string | undefined,
  again: ReadonlySet<string>,
): Envelope[] {
  const attempts = new Attempts(messages);
  const reason = {
    status: 'FAILED' as const,
    type: LOST.died,
    text: death ?? 'The run ended before this scenario did.',
  };
  const ends = attempts.open.flatMap((attempt) =>
    closeAttempt(attempt, reason, { timestamp: attempts.last, willBeRetried: again.has(pickleOf(attempt)) }),
  );
  return [...messages.filter(({ testRunFinished }) => !testRunFinished), ...ends];
}

/** Attempts counted on over all parts, without test cases that never began and that a later part has its own of. */
function numbered(
  messages: readonly Envelope[],
  earlier: Map<string, number>,
  unused: ReadonlySet<string>,
): Envelope[] {
  const { testCases, all } = new Attempts(messages);
  const begun = new Set([...all.values()].map(({ testCase }) => testCase.id));
  return messages.flatMap((message) => {
    const { testCase, testCaseStarted } = message;
    if (testCase && unused.has(testCase.pickleId) && !begun.has(testCase.id)) return [];
    if (!testCaseStarted) return [message];
    const pickle = testCases.get(testCaseStarted.testCaseId)?.pickleId ?? '';
    const attempt = earlier.get(pickle) ?? 0;
    earlier.set(pickle, attempt + 1);
    return [{ testCaseStarted: { ...testCaseStarted, attempt } }];
  });
}

function withRun(message: Envelope, testRunStartedId: string): Envelope {
  const { testCase, testRunHookStarted } = message;
  if (testCase) return { testCase: { ...testCase, testRunStartedId } };
  if (testRunHookStarted) return { testRunHookStarted: { ...testRunHookStarted, testRunStartedId } };
  return message;
}

function pickleOf({ testCase }: { testCase: TestCase }): string {
  return testCase.pickleId;
}
