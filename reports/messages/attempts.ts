import type * as messages from '@cucumber/messages';
import { CALLS, readCalls } from '../../support/evidence/calls';
import { NOT_RUN } from '../../support/evidence/not-run';
import { type InnerStep, PHRASE_RECORD, readPhraseRecord } from '../../support/evidence/phrase-record';
import { type Files, readAttachment } from './attachment';
import type { Document } from './document';
import { whyNotBegun } from './not-begun';
import { milliseconds } from './result';
import type { Attachment, Attempt } from './run';
import { buildSteps, type StepSources } from './steps';

interface StartedAttempt {
  testCase: messages.TestCase;
  attempt: Attempt;
  results: Map<string, messages.TestStepResult>;
  attachments: Map<string, Attachment[]>;
  inner: Map<string, InnerStep[]>;
}

/** What the attempts are at. */
interface Suite extends Pick<StepSources, 'hooks' | 'definitions' | 'snippets'> {
  documents: ReadonlyMap<string, Document>;
  pickles: ReadonlyMap<string, messages.Pickle>;
  testCases: ReadonlyMap<string, messages.TestCase>;
}

/** The attempts at scenarios, as the messages of one stream tell of them in their order. */
export class Attempts {
  private readonly started = new Map<string, StartedAttempt>();

  /** @param suite grows while messages come. */
  constructor(
    private readonly suite: Suite,
    private readonly files: Files,
  ) {}

  take({ testCaseStarted, testStepFinished, testCaseFinished }: messages.Envelope): void {
    const testCase = testCaseStarted && this.suite.testCases.get(testCaseStarted.testCaseId);
    if (testCaseStarted && testCase) {
      const attempt: Attempt = { startedAt: milliseconds(testCaseStarted.timestamp), steps: [] };
      if (testCaseStarted.workerId !== undefined) attempt.worker = testCaseStarted.workerId;
      const started = { testCase, attempt, results: new Map(), attachments: new Map(), inner: new Map() };
      this.started.set(testCaseStarted.id, started);
    }
    if (testStepFinished) {
      const { testCaseStartedId, testStepId, testStepResult } = testStepFinished;
      this.started.get(testCaseStartedId)?.results.set(testStepId, testStepResult);
    }
    if (testCaseFinished) {
      const started = this.started.get(testCaseFinished.testCaseStartedId);
      // A clock may be put back meanwhile, and nothing takes less than no time.
      const { attempt } = started ?? {};
      if (attempt) attempt.finishedAt = Math.max(attempt.startedAt, milliseconds(testCaseFinished.timestamp));
    }
  }

  attach(message: messages.Attachment): void {
    const { testCaseStartedId = '', testStepId = '' } = message;
    const started = this.started.get(testCaseStartedId);
    if (started === undefined) return;
    if (message.mediaType === CALLS) {
      const calls = readCalls(message.body);
      if (calls) started.attempt.calls = [...(started.attempt.calls ?? []), ...calls];
      return;
    }
    if (message.mediaType === PHRASE_RECORD) {
      for (const [id, steps] of Object.entries(readPhraseRecord(message.body) ?? {}))
        started.inner.set(id, steps);
      return;
    }
    if (message.mediaType === NOT_RUN) {
      started.attempt.notBegun = message.body;
      return;
    }
    const before = started.attachments.get(testStepId) ?? [];
    started.attachments.set(testStepId, [...before, readAttachment(message, this.files)]);
  }

  /** Those of each scenario, by the id of its pickle. */
  byPickle(): Map<string, Attempt[]> {
    const byPickle = new Map<string, Attempt[]>();
    const { documents, pickles, hooks, definitions, snippets } = this.suite;
    for (const { testCase, attempt, ...told } of this.started.values()) {
      const pickle = pickles.get(testCase.pickleId);
      const document = pickle && documents.get(pickle.uri);
      if (pickle === undefined || document === undefined) continue;
      const steps = buildSteps(testCase, { pickle, document, hooks, definitions, snippets, ...told });
      const notBegun = attempt.notBegun ?? whyNotBegun(steps);
      const whole = { ...attempt, steps, ...(notBegun !== undefined && { notBegun }) };
      byPickle.set(pickle.id, [...(byPickle.get(pickle.id) ?? []), whole]);
    }
    return byPickle;
  }
}
