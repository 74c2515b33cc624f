import { addSecrets } from '../evidence/redact';
import type { Identity } from '../settings/settings';

/** HTTP Basic: user name and password with every request (RFC 7617, UTF-8). */
export function basic(username: string, password: string): Identity {
  const login = Buffer.from(`${username}:${password}`).toString('base64');
  addSecrets([password, login], 'password');
  return { headers: { Authorization: `Basic ${login}` } };
}
