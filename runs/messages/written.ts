import type { Envelope } from '@cucumber/messages';
import { hasSecrets, hideSecrets } from '../../support/evidence/redact';

const TEXTS = new Set(['content', 'data', 'description', 'name', 'text', 'value']);

/**
 * The message with the secrets hidden that people spelled out in feature files; everything else is hidden before it
 * becomes a message. A copy where there is one, because the scenarios run from the original.
 */
export function hideWritten(envelope: Readonly<Envelope>): Readonly<Envelope> {
  return hasSecrets() && isWritten(envelope) ? hiddenIn(envelope) : envelope;
}

/** The same as JSON. */
export function writtenText(envelope: Readonly<Envelope>): string {
  return JSON.stringify(hideWritten(envelope));
}

function isWritten({ source, gherkinDocument, pickle, testCase }: Readonly<Envelope>): boolean {
  return (source ?? gherkinDocument ?? pickle ?? testCase) !== undefined;
}

/** What has nothing to hide is the same: most have not, and there is a message for every scenario. */
function hiddenIn<T extends object>(whole: T): T {
  let copy: T | undefined;
  for (const key of Object.keys(whole) as (keyof T & string)[]) {
    const value = whole[key];
    const shown = hidden(key, value) as T[typeof key];
    if (shown === value) continue;
    copy ??= (Array.isArray(whole) ? [...whole] : { ...whole }) as T;
    copy[key] = shown;
  }
  return copy ?? whole;
}

function hidden(key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return hiddenIn(value);
  return typeof value === 'string' && TEXTS.has(key) ? hideSecrets(value) : value;
}
