import { type Envelope, getWorstTestStepResult, type TestStepResultStatus } from '@cucumber/messages';
import { CAUSE, type Cause, readCause } from '../../support/causes/cause';
import { CALLS } from '../../support/evidence/calls';

/** How each scenario that was finished ended, by its name, in the order of their ends. */
export function results(messages: readonly Envelope[]): Record<string, TestStepResultStatus> {
  const pickles = new Map(messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle.name]] : [])));
  const cases = new Map(
    messages.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase.pickleId]] : [])),
  );
  const attempts = new Map(
    messages.flatMap(({ testCaseStarted: started }) => (started ? [[started.id, started.testCaseId]] : [])),
  );
  const steps = messages.flatMap(({ testStepFinished: step }) => (step ? [step] : []));
  return Object.fromEntries(
    messages.flatMap(({ testCaseFinished: finished }) => {
      if (!finished) return [];
      const own = steps.filter(({ testCaseStartedId }) => testCaseStartedId === finished.testCaseStartedId);
      const name = pickles.get(cases.get(attempts.get(finished.testCaseStartedId) ?? '') ?? '') ?? '';
      return [[name, getWorstTestStepResult(own.map(({ testStepResult }) => testStepResult)).status]];
    }),
  );
}

/** The texts attached to a scenario, by the name of their file. */
export function attachments(messages: readonly Envelope[], scenario: string): Record<string, string> {
  const pickle = messages.find((message) => message.pickle?.name === scenario)?.pickle?.id;
  const testCase = messages.find((message) => message.testCase?.pickleId === pickle)?.testCase?.id;
  const attempt = messages.find((message) => message.testCaseStarted?.testCaseId === testCase)
    ?.testCaseStarted?.id;
  return Object.fromEntries(
    messages.flatMap(({ attachment }) =>
      attachment?.testCaseStartedId === attempt && attachment && attachment.mediaType !== CALLS
        ? [[attachment.fileName ?? '', textOf(attachment)]]
        : [],
    ),
  );
}

/** The causes of all attempts at each scenario that did not pass, by its name. */
export function causes(messages: readonly Envelope[]): Record<string, Cause[]> {
  const names = new Map(messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle.name]] : [])));
  const cases = new Map(
    messages.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase.pickleId]] : [])),
  );
  const attempts = new Map(
    messages.flatMap(({ testCaseStarted: started }) => (started ? [[started.id, started.testCaseId]] : [])),
  );
  const found: Record<string, Cause[]> = {};
  for (const { attachment } of messages) {
    if (attachment?.mediaType !== CAUSE) continue;
    const name = names.get(cases.get(attempts.get(attachment.testCaseStartedId ?? '') ?? '') ?? '') ?? '';
    const cause = readCause(textOf(attachment));
    if (cause) found[name] = [...(found[name] ?? []), cause];
  }
  return found;
}

function textOf({ body, contentEncoding }: NonNullable<Envelope['attachment']>): string {
  return contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString() : body;
}
