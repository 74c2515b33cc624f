import { isSensitiveName } from '../evidence/sensitive';
import { RedirectError } from './connection-errors';
import type { ReadyRequest } from './perform';

/** As many as browsers follow. */
export const MOST_REDIRECTS = 20;

/**
 * The request that a redirect asks for; undefined when the answer is none.
 *
 * As browsers do: 303 turns into a GET, and so do 301 and 302 after a POST; 307 and 308 repeat the request as it was.
 * Headers that may hold a secret do not follow to another origin.
 *
 * @throws RedirectError when it leads to no address that a request can go to.
 */
export function redirectOf(
  sent: ReadyRequest,
  { status, headers }: { status: number; headers: Record<string, string> },
): ReadyRequest | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const url = URL.parse(location, sent.url.href);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new RedirectError(
      sent.method,
      sent.url.href,
      `The redirect leads to "${location}", where no request can go`,
    );
  }
  url.hash ||= sent.url.hash;
  const isOther = url.origin !== sent.url.origin;
  const { payload, ...rest } = sent;
  const turns = turnsToGet(status, sent.method);
  return {
    ...rest,
    url,
    method: turns ? 'GET' : sent.method,
    headers: headersAfter(sent.headers, turns, isOther),
    cookies: isOther ? [] : sent.cookies,
    ...(payload && !turns && { payload }),
  };
}

function turnsToGet(status: number, method: string): boolean {
  return (status === 303 && method !== 'HEAD') || ([301, 302].includes(status) && method === 'POST');
}

function headersAfter(
  headers: Record<string, string>,
  turns: boolean,
  isOther: boolean,
): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => !(turns && name.startsWith('content-')) && !(isOther && isSensitiveName(name)),
  );
  return Object.fromEntries(kept);
}
