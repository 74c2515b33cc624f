import type { Envelope } from '@cucumber/messages';
import { hideSecrets } from '../support/evidence/redact';

const TEXTS = new Set(['content', 'data', 'description', 'name', 'text', 'value']);

/**
 * The message with the secrets hidden that people spelled out in feature files; everything else is hidden before it
 * becomes a message. A copy, because the scenarios run from the original.
 */
export function hideWritten(envelope: Readonly<Envelope>): Readonly<Envelope> {
  const { source, gherkinDocument, pickle, testCase } = envelope;
  const written = source ?? gherkinDocument ?? pickle ?? testCase;
  return written === undefined ? envelope : (JSON.parse(JSON.stringify(envelope, hidden)) as Envelope);
}

function hidden(key: string, value: unknown): unknown {
  return typeof value === 'string' && TEXTS.has(key) ? hideSecrets(value) : value;
}
