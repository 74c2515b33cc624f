import type { Exchange } from '../evidence/exchange';
import { redactText } from '../evidence/redact';
import { parseBody } from '../http/content';
import { preview } from '../matching/preview';

/** Calls that a message lists. */
const SHOWN = 10;

/** `POST /reservations {"sku":"tea"} → 201`. */
export function lineOf(call: Exchange): string {
  const { request, response, error } = call;
  const { pathname, search } = new URL(request.url);
  const body = bodyOf(call);
  const shown = body === null ? '' : ` ${preview(body)}`;
  const outcome =
    response === undefined ? error : error === undefined ? response.status : `${response.status}, ${error}`;
  return redactText(`${request.method} ${pathname}${search}${shown} → ${outcome}`);
}

/** What was sent; null when there was nothing. */
export function bodyOf({ request }: Exchange): unknown {
  return request.body === undefined ? null : parseBody(request.body, request.headers['content-type']);
}

/** The first of them, and how many more there are. */
export function short(lines: readonly string[]): string[] {
  const left = lines.length - SHOWN;
  return left > 0 ? [...lines.slice(0, SHOWN), `and ${left} more`] : [...lines];
}

/** `once`, `3 times`. */
export function timesOf(count: number): string {
  if (count === 0) return 'never';
  return count === 1 ? 'once' : `${count} times`;
}

/** A body that differs as a whole is further away than one that differs in some of its fields. */
export function distance(mismatches: readonly { path: string }[]): number {
  return mismatches.reduce((sum, { path }) => sum + (path === '' ? 1_000 : 1), 0);
}
