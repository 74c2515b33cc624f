import { addSecrets } from '../evidence/redact';
import type { Identity } from '../settings/settings';

/** A key in a header of its own, such as `X-Api-Key`. */
export function apiKey(header: string, value: string): Identity {
  addSecrets([value], 'api-key');
  return { headers: { [header]: value } };
}
