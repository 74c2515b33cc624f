import type { Envelope } from '@cucumber/messages';
import { hideSecrets } from '../support/evidence/redact';

const TEXTS = new Set(['content', 'data', 'description', 'name', 'text', 'value']);

/**
 * The message with the secrets hidden that people spelled out in feature files; everything else is hidden before it
 * becomes a message. A copy, because the scenarios run from the original.
 */
export function hideWritten(envelope: Readonly<Envelope>): Readonly<Envelope> {
  return isWritten(envelope) ? (JSON.parse(writtenText(envelope)) as Envelope) : envelope;
}

/** The same as JSON. */
export function writtenText(envelope: Readonly<Envelope>): string {
  return isWritten(envelope) ? JSON.stringify(envelope, hidden) : JSON.stringify(envelope);
}

function isWritten({ source, gherkinDocument, pickle, testCase }: Readonly<Envelope>): boolean {
  return (source ?? gherkinDocument ?? pickle ?? testCase) !== undefined;
}

function hidden(key: string, value: unknown): unknown {
  return typeof value === 'string' && TEXTS.has(key) ? hideSecrets(value) : value;
}
