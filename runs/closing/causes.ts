import type { Envelope, Pickle, TestStepResult } from '@cucumber/messages';
import { CAUSE, type Cause, readCause } from '../../support/causes/cause';

/** One attempt at a scenario that did not pass. */
export interface FailedScenario {
  /** Path of the feature file, with `/`. */
  uri: string;
  line: number;
  name: string;
  cause: Cause;
}

interface Attempt {
  pickleId: string;
  cause?: Cause;
  failed?: TestStepResult;
}

const FAILING: readonly string[] = ['FAILED', 'AMBIGUOUS', 'UNDEFINED', 'PENDING', 'UNKNOWN'];

/** Sees in the messages of a run which scenarios failed and why; the order of workers makes no difference. */
export class Causes {
  readonly #pickles = new Map<string, Pickle>();
  readonly #testCases = new Map<string, string>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #retried = new Map<string, Cause>();
  readonly #failed: FailedScenario[] = [];
  readonly #flaky: FailedScenario[] = [];

  /** Scenarios that failed in the end, by feature and line. */
  get failed(): readonly FailedScenario[] {
    return this.#failed.sort(byPlace);
  }

  /** Scenarios that passed after they had failed, with the cause of the last failure. */
  get flaky(): readonly FailedScenario[] {
    return this.#flaky.sort(byPlace);
  }

  see({ pickle, testCase, testCaseStarted, attachment, testStepFinished, testCaseFinished }: Envelope): void {
    if (pickle) this.#pickles.set(pickle.id, pickle);
    if (testCase) this.#testCases.set(testCase.id, testCase.pickleId);
    if (testCaseStarted) {
      const pickleId = this.#testCases.get(testCaseStarted.testCaseId) ?? '';
      this.#attempts.set(testCaseStarted.id, { pickleId });
    }
    if (attachment?.mediaType === CAUSE) this.#blame(attachment.testCaseStartedId ?? '', attachment.body);
    if (testStepFinished) this.#fail(testStepFinished.testCaseStartedId, testStepFinished.testStepResult);
    if (testCaseFinished) this.#finish(testCaseFinished.testCaseStartedId, testCaseFinished.willBeRetried);
  }

  #blame(attemptId: string, body: string): void {
    const attempt = this.#attempts.get(attemptId);
    const cause = readCause(body);
    if (attempt && cause) attempt.cause = cause;
  }

  #fail(attemptId: string, result: TestStepResult): void {
    const attempt = this.#attempts.get(attemptId);
    if (attempt && FAILING.includes(result.status)) attempt.failed ??= result;
  }

  #finish(attemptId: string, willBeRetried: boolean): void {
    const attempt = this.#attempts.get(attemptId);
    this.#attempts.delete(attemptId);
    const pickle = this.#pickles.get(attempt?.pickleId ?? '');
    if (!attempt || !pickle) return;
    const cause = attempt.failed ? (attempt.cause ?? unexplained(attempt.failed)) : undefined;
    if (willBeRetried && cause) this.#retried.set(pickle.id, cause);
    else if (cause) this.#failed.push(scenario(pickle, cause));
    else this.#pass(pickle);
  }

  #pass(pickle: Pickle): void {
    const cause = this.#retried.get(pickle.id);
    if (cause) this.#flaky.push(scenario(pickle, cause));
  }
}

function scenario({ uri, location, name }: Pickle, cause: Cause): FailedScenario {
  return { uri: uri.replaceAll('\\', '/'), line: location?.line ?? 0, name, cause };
}

/** Of a scenario that ended before Brine could look for the cause. */
function unexplained({ status, message }: TestStepResult): Cause {
  const [what = ''] = (message ?? `The scenario is ${status.toLowerCase()}.`).split('\n');
  return { kind: 'test error', culprit: 'the scenario', what, facts: [] };
}

function byPlace(one: FailedScenario, other: FailedScenario): number {
  return one.uri === other.uri ? one.line - other.line : one.uri < other.uri ? -1 : 1;
}
