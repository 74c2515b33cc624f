import { redactText } from '../evidence/redact';
import { isSensitiveName } from '../evidence/sensitive';
import { wordsOf } from '../generate/names';

/** Whether a value may not stand in a feature file: by the name it has, its form, or since it was taken out before. */
export function isSecret(value: unknown, name: string): boolean {
  if (value === '' || value === undefined) return false;
  const text = String(value);
  return isSensitiveName(name) || text.includes('[redacted:') || redactText(text) !== text;
}

/** What the environment may call it: `SESSION_PASSWORD`. */
export function variableFor(noun: string, name: string): string {
  return wordsOf(`${noun} ${name}`)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_');
}
