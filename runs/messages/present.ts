import type { Envelope, TestStepResult } from '@cucumber/messages';
import { misfitText } from '../../support/causes/step-arguments';
import { givenUpText, stepTimeout } from '../../support/causes/step-timeout';
import { redactText } from '../../support/evidence/redact';
import { inPlainWords } from '../../support/phrases/plain-words';

/**
 * Makes a message fit for all who get it: secrets are taken out, and the words of Cucumber and of its parser for what
 * people do wrong become words for people. In place, because Cucumber hands the same object to its formatters after the plugins: so the console, the
 * results on disk and the report all tell the same.
 */
export function present(envelope: Envelope): void {
  const { testStepFinished, testRunHookFinished, testRunFinished, attachment, parseError } = envelope;
  for (const result of [testStepFinished?.testStepResult, testRunHookFinished?.result, testRunFinished]) {
    if (result) presentResult(result);
  }
  if (parseError) parseError.message = plainly(parseError.message);
  // Our own attachments are redacted already, those of the project's steps are not.
  if (attachment?.contentEncoding === 'IDENTITY') attachment.body = redactText(attachment.body);
}

/** @param message begins with its place, `(4:5): `. */
function plainly(message: string): string {
  const [, place = '', text = message] = /^(\(\d+:\d+\): )(.*)$/s.exec(message) ?? [];
  return `${place}${inPlainWords(text)}`;
}

type Told = Pick<TestStepResult, 'message' | 'exception'>;

function presentResult(told: Told): void {
  const limit = stepTimeout(told.exception?.message);
  if (limit !== undefined) tell(told, timedOut(limit, told.exception?.message ?? ''));
  const misfit = misfitText(told.message);
  if (misfit !== undefined) tell(told, misfit);
  if (told.message !== undefined) told.message = redactText(told.message);
  const { exception } = told;
  if (exception?.message !== undefined) exception.message = redactText(exception.message);
  if (exception?.stackTrace !== undefined) exception.stackTrace = redactText(exception.stackTrace);
}

function tell(told: Told, text: string): void {
  told.message = text;
  if (told.exception) Object.assign(told.exception, { message: text, stackTrace: text });
}

/** A phrase adds to the message which of its steps it was. */
const WITHIN = /\n {2}(?:in|of the phrase) “[^\n]*/g;

function timedOut(limit: number, message: string): string {
  return [
    `${givenUpText(limit)}${(message.match(WITHIN) ?? []).join('')}`,
    '  → See in the evidence what it was waiting for. If it needs longer, raise timeouts.step in brine.config.ts.',
  ].join('\n');
}
