import type { AnsweredExchange } from '../evidence/exchange';
import { redactValue } from '../evidence/redact';
import { suggest } from '../matching/suggest';
import type { SetCookie } from './cookies';
import { ResponseError } from './expect';

/** @throws ResponseError when the response did not set it; the last one counts when it did so more than once */
export function expectCookie(
  exchange: AnsweredExchange,
  cookies: readonly SetCookie[],
  name: string,
): SetCookie {
  const found = cookies.findLast((cookie) => cookie.name === name);
  if (found) return found;
  const names = [...new Set(cookies.map((cookie) => cookie.name))];
  const near = suggest(name, names);
  const set = names.length > 0 ? `it sets: ${names.sort().join(', ')}.` : 'it sets none.';
  const what = `The response does not set the cookie "${name}"; ${set}${near === undefined ? '' : ` Did you mean "${near}"?`}`;
  throw new ResponseError(what, exchange, `no cookie "${name}"`);
}

/** @throws ResponseError */
export function expectCookieValue(
  exchange: AnsweredExchange,
  cookies: readonly SetCookie[],
  name: string,
  expected: string,
): void {
  const cookie = expectCookie(exchange, cookies, name);
  if (cookie.value === expected) return;
  const shown = show(cookie);
  throw new ResponseError(
    `The response cookie "${name}" is ${shown}, expected "${expected}".`,
    exchange,
    shown,
  );
}

/** What is hidden from the page's own scripts has no place in a report. */
function show({ name, value, httpOnly }: SetCookie): string {
  const isSession = /sess|sid|auth|login/i.test(name);
  return httpOnly || isSession ? `[redacted:${name.toLowerCase()}]` : `"${redactValue(name, value)}"`;
}
