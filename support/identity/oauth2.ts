import { addSecrets } from '../evidence/redact';
import type { Identity } from '../settings/settings';
import { bearer } from './bearer';
import { TokenRequestError } from './errors';

interface TokenEndpoint {
  /** Address of the token endpoint. */
  tokenUrl: string;
  /** Names separated by spaces. */
  scope?: string;
  /** Where the client's secret goes: the Basic header (default), or the form, for servers that want it there. */
  clientAuthentication?: 'header' | 'body';
  /** Milliseconds since 1970, for the time from which `expires_in` counts. */
  now?: () => number;
}

export interface ClientCredentials extends TokenEndpoint {
  clientId: string;
  clientSecret: string;
}

export interface PasswordCredentials extends TokenEndpoint {
  clientId: string;
  /** Left out for a public client. */
  clientSecret?: string;
  username: string;
  password: string;
}

/** Milliseconds that the token endpoint may take. */
const LIMIT = 10_000;

/**
 * OAuth 2 for a client that acts for itself (RFC 6749, 4.4): a bearer token with the time at which it expires.
 *
 * @throws TokenRequestError
 */
export async function oauth2ClientCredentials(options: ClientCredentials): Promise<Identity> {
  return await identityFrom(options, `the client "${options.clientId}"`, {
    grant_type: 'client_credentials',
  });
}

/**
 * OAuth 2 with a user's name and password (RFC 6749, 4.3): a bearer token with the time at which it expires.
 *
 * @throws TokenRequestError
 */
export async function oauth2Password(options: PasswordCredentials): Promise<Identity> {
  const { username, password } = options;
  return await identityFrom(options, `"${username}"`, { grant_type: 'password', username, password });
}

type Options = TokenEndpoint & { clientId: string; clientSecret?: string; password?: string };

async function identityFrom(options: Options, who: string, form: Record<string, string>): Promise<Identity> {
  const { tokenUrl, clientSecret, password, now = Date.now } = options;
  addSecrets([clientSecret, password], 'secret');
  const askedAt = now();
  const { status, body } = await ask(tokenUrl, requestOf(options, form), who);
  const { access_token: token, expires_in: seconds } = body;
  if (status !== 200 || typeof token !== 'string')
    throw new TokenRequestError(tokenUrl, who, { status, body });
  // Some servers send the number as text.
  const lifetime = seconds === undefined ? Number.NaN : Number(seconds);
  return bearer(token, Number.isFinite(lifetime) ? new Date(askedAt + lifetime * 1_000) : undefined);
}

function requestOf(options: Options, form: Record<string, string>): RequestInit {
  const { clientId, clientSecret, scope, clientAuthentication = 'header' } = options;
  const inHeader = clientSecret !== undefined && clientAuthentication === 'header';
  const client = { client_id: clientId, ...(clientSecret !== undefined && { client_secret: clientSecret }) };
  const fields = { ...form, ...(scope !== undefined && { scope }), ...(inHeader ? {} : client) };
  const headers = {
    accept: 'application/json',
    ...(inHeader && { authorization: `Basic ${loginOf(clientId, clientSecret)}` }),
  };
  return { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'error' };
}

/** Both parts are form-encoded first (RFC 6749, 2.3.1). */
function loginOf(id: string, secret: string): string {
  const [user, password] = [id, secret].map((text) => new URLSearchParams([['', text]]).toString().slice(1));
  return Buffer.from(`${user}:${password}`).toString('base64');
}

async function ask(
  tokenUrl: string,
  request: RequestInit,
  who: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  try {
    const answer = await fetch(tokenUrl, { ...request, signal: AbortSignal.timeout(LIMIT) });
    const text = await answer.text();
    return { status: answer.status, body: fieldsOf(text) };
  } catch (error) {
    throw new TokenRequestError(tokenUrl, who, { error });
  }
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
