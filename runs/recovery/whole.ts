import type { Envelope, TestRunFinished } from '@cucumber/messages';
import { LOST } from '../../reports/messages/lost';
import { Attempts } from './attempts';
import { closeAttempt, neverBegun, type Reason } from './closed';

export interface Loss {
  /** Ids of all scenarios that were to run; undefined when the run did not get so far as to choose. */
  plan: readonly string[] | undefined;
  /** What is wrong with the run as a whole; undefined when it is told by its messages. */
  fault?: string | undefined;
  /** Why a scenario never began; what is wrong with the run, unless it is given. */
  never?: Reason;
}

/**
 * Makes the messages of a run whole: each scenario that was to run has a result, with the reason where the run has none,
 * and the run has an end. Messages of a run that nothing happened to are given back as they are.
 */
export function wholeRun(
  messages: readonly Envelope[],
  { plan, fault, never: given }: Loss,
): readonly Envelope[] {
  const attempts = new Attempts(messages);
  const finished = messages.find(({ testRunFinished }) => testRunFinished)?.testRunFinished;
  const wanted = new Set(plan ?? attempts.pickles.map(({ id }) => id));
  const { done, open } = attempts;
  const begun = new Set(open.map(({ testCase }) => testCase.pickleId));
  const never = attempts.pickles.filter(({ id }) => wanted.has(id) && !done.has(id) && !begun.has(id));
  if (open.length === 0 && never.length === 0 && finished && fault === undefined) return messages;
  const story = fault ?? storyOf(messages, finished);
  const reason = (type: string): Reason => ({ status: 'FAILED', type, text: story });
  const timestamp = attempts.last;
  const hookId = messages.find(({ hook }) => hook?.type === 'BEFORE_TEST_CASE')?.hook?.id;
  return [
    ...messages.filter(({ testRunFinished }) => !testRunFinished),
    ...open.flatMap((attempt) =>
      closeAttempt(attempt, reason(LOST.died), {
        timestamp,
        willBeRetried: false,
      }),
    ),
    ...never.flatMap((pickle) => neverBegun(pickle, given ?? reason(LOST.notRun), { attempts, hookId })),
    { testRunFinished: endOf(messages, finished, { fault, timestamp }) },
  ];
}

function endOf(
  messages: readonly Envelope[],
  finished: TestRunFinished | undefined,
  { fault, timestamp }: { fault: string | undefined; timestamp: TestRunFinished['timestamp'] },
): TestRunFinished {
  const started = messages.find(({ testRunStarted }) => testRunStarted)?.testRunStarted;
  const end = finished ?? { timestamp, ...(started && { testRunStartedId: started.id }) };
  if (fault === undefined) return { ...end, success: false };
  return {
    ...end,
    success: false,
    message: fault,
    exception: { type: LOST.died, message: fault, stackTrace: fault },
  };
}

/** The reason that the messages tell themselves: a hook before all that failed, or what Cucumber says about the run. */
function storyOf(messages: readonly Envelope[], finished: TestRunFinished | undefined): string {
  const hooks = new Map(messages.flatMap(({ hook }) => (hook ? [[hook.id, hook]] : [])));
  const started = new Map(
    messages.flatMap(({ testRunHookStarted: hook }) => (hook ? [[hook.id, hooks.get(hook.hookId)]] : [])),
  );
  const failed = messages.find(
    ({ testRunHookFinished: hook }) => hook?.result.status === 'FAILED',
  )?.testRunHookFinished;
  if (failed) {
    const { name, sourceReference } = started.get(failed.testRunHookStartedId) ?? {};
    const place = name ?? `${sourceReference?.uri}:${sourceReference?.location?.line}`;
    return `Not run, because a hook before all scenarios (${place}) failed: ${failed.result.message ?? ''}`;
  }
  const told = finished?.exception?.stackTrace ?? finished?.exception?.message ?? finished?.message;
  return told ? `Not run, because the run failed: ${told}` : 'Not run: the run ended before.';
}
