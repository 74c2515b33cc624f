import type {
  Envelope,
  Pickle,
  TestCase,
  TestCaseStarted,
  TestStepResult,
  Timestamp,
} from '@cucumber/messages';

/** One attempt at a scenario, as a run's messages tell it. */
export interface Attempt {
  started: TestCaseStarted;
  testCase: TestCase;
  /** By the id of the step. */
  results: Map<string, TestStepResult>;
  /** Undefined while nobody has seen it end. */
  finished?: { willBeRetried: boolean };
}

/** What the messages of a run tell of its scenarios. */
export class Attempts {
  /** In the order in which Cucumber made them. */
  readonly pickles: Pickle[] = [];
  readonly testCases = new Map<string, TestCase>();
  readonly all = new Map<string, Attempt>();
  /** The latest that any message tells. */
  last: Timestamp = { seconds: 0, nanos: 0 };

  constructor(messages: Iterable<Envelope> = []) {
    for (const message of messages) this.see(message);
  }

  see({
    pickle,
    testCase,
    testCaseStarted,
    testStepFinished,
    testCaseFinished,
    testRunStarted,
  }: Envelope): void {
    if (pickle) this.pickles.push(pickle);
    if (testCase) this.testCases.set(testCase.id, testCase);
    if (testCaseStarted) this.#start(testCaseStarted);
    if (testStepFinished) {
      const { testCaseStartedId, testStepId, testStepResult } = testStepFinished;
      this.all.get(testCaseStartedId)?.results.set(testStepId, testStepResult);
    }
    const attempt = testCaseFinished && this.all.get(testCaseFinished.testCaseStartedId);
    if (attempt) attempt.finished = testCaseFinished;
    const told = testCaseStarted ?? testStepFinished ?? testCaseFinished ?? testRunStarted;
    if (told) this.last = told.timestamp;
  }

  /** Begun, and nobody saw them end. */
  get open(): Attempt[] {
    return [...this.all.values()].filter(({ finished }) => !finished);
  }

  /** Ids of the scenarios that have their result. */
  get done(): Set<string> {
    const finals = [...this.all.values()].filter(({ finished }) => finished?.willBeRetried === false);
    return new Set(finals.map(({ testCase }) => testCase.pickleId));
  }

  #start(started: TestCaseStarted): void {
    const testCase = this.testCases.get(started.testCaseId);
    if (testCase) this.all.set(started.id, { started, testCase, results: new Map() });
  }
}
