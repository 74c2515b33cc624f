import { addSecrets } from '../evidence/redact';
import type { Identity } from '../settings/settings';

/** A token in the header `Authorization: Bearer …`. @param expiresAt when it stops being valid, if that is known. */
export function bearer(token: string, expiresAt?: Date): Identity {
  addSecrets([token], 'token');
  return { headers: { Authorization: `Bearer ${token}` }, ...(expiresAt && { expiresAt }) };
}
