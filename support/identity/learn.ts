import { addSecrets } from '../evidence/redact';
import { isSensitiveName } from '../evidence/sensitive';
import type { Identity } from '../settings/settings';

/** A shorter cookie (`1`, `dark`) proves nothing, and hiding it would leave nothing to read. */
const SHORTEST_COOKIE = 8;

/**
 * Makes known, in this worker, what of an identity must not be shown: its cookies, and what stands under a name such as
 * token in its headers and its storage, also inside JSON that is stored.
 */
export function learnIdentity({ headers = {}, cookies = {}, localStorage = {} }: Identity): void {
  addSecrets(
    Object.values(cookies).filter((value) => value.length >= SHORTEST_COOKIE),
    'cookie',
  );
  for (const [name, value] of [...Object.entries(headers), ...Object.entries(localStorage)])
    learn(name, value);
}

function learn(name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) learn(key, item);
  } else if (typeof value === 'string' && isSensitiveName(name)) {
    // Of `Bearer abc` the second word is the secret wherever else it shows.
    addSecrets([value, value.split(' ').at(-1)], name.toLowerCase());
  } else if (typeof value === 'string' && /^\s*[{[]/.test(value)) learn(name, parsed(value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
