import { redactText } from '../../evidence/redact';
import { BadMarkerError } from '../../matching/bad-marker-error';
import { match } from '../../matching/match';
import type { Mismatch } from '../../matching/mismatch';
import { cut, preview } from '../../matching/preview';
import { render } from '../../matching/render';
import { PageExpectationError } from '../elements/errors';
import { patternOf } from '../requests/pattern';
import type { Sent } from '../requests/sent';
import type { BrowserSession } from '../session/session';
import { shownAddress } from '../session/shown-address';

/** Requests that a message lists. */
const MOST = 10;

/** What a check looks for in the body of a request. */
export interface WantedBody {
  /** JSON with markers, or a text. */
  expected: unknown;
  mode: 'exact' | 'contain';
}

/**
 * Looks once how often the pages of this scenario have sent such a request.
 *
 * @throws PageExpectationError, which waiting cannot change when there are too many; RequestPathError
 */
export async function haveSentRequests(
  session: BrowserSession,
  count: number,
  method: string,
  path: string,
): Promise<void> {
  const found = sentTo(session, method, path);
  if (found.length === count) return;
  throw new PageExpectationError({
    what: `The page sent ${tally(found.length, method)} to "${path}", expected ${count}.`,
    where: await shownAddress(session),
    details: listed(session.network.sent),
    next: found.length === 0 ? NEXT : undefined,
    seen: `${found.length}`,
    final: found.length > count,
  });
}

/** Looks once that the pages of this scenario have sent no such request. @throws PageExpectationError, RequestPathError */
export async function haveNotSentRequest(
  session: BrowserSession,
  method: string,
  path: string,
): Promise<void> {
  const found = sentTo(session, method, path);
  if (found.length === 0) return;
  throw new PageExpectationError({
    what: `The page sent ${tally(found.length, method)} to "${path}", and should not.`,
    where: await shownAddress(session),
    details: listed(found),
    final: true,
  });
}

/** Looks once whether one of such requests has this body. @throws PageExpectationError, RequestPathError, BadMarkerError */
export async function haveSentBody(
  session: BrowserSession,
  method: string,
  path: string,
  wanted: WantedBody,
): Promise<void> {
  const found = sentTo(session, method, path);
  const weighed = found
    .map((one) => ({ one, mismatches: match(one.body, wanted.expected, { mode: wanted.mode }) }))
    .toSorted((a, b) => distance(a.mismatches) - distance(b.mismatches));
  const [closest] = weighed;
  const faults = (closest?.mismatches ?? match(null, wanted.expected, wanted)).filter(
    ({ kind }) => kind === 'bad marker',
  );
  if (faults.length > 0) throw new BadMarkerError('the body', faults);
  if (closest?.mismatches.length === 0) return;
  throw new PageExpectationError({
    what: closest
      ? `The page sent ${tally(found.length, method)} to "${path}", but none with this body.`
      : `The page sent no ${method} request to "${path}".`,
    where: await shownAddress(session),
    details: [
      `expected: ${redactText(preview(wanted.expected))}`,
      ...(closest
        ? [
            weighed.length > 1 ? 'sent, the closest first:' : 'sent:',
            line(closest.one),
            redactText(render(closest.mismatches)).replace(/^/gm, '    '),
            ...weighed.slice(1, MOST).map(({ one }) => line(one)),
          ]
        : [listed(session.network.sent)]),
    ].join('\n'),
    next: closest ? undefined : NEXT,
  });
}

const NEXT = 'Write the path as the page asks for it, with what the app puts before it, such as /api.';

function sentTo(session: BrowserSession, method: string, path: string): Sent[] {
  const { matches } = patternOf(method, path);
  return session.network.sent.filter((one) => matches(one.method, one.url));
}

function distance(mismatches: readonly Mismatch[]): number {
  return mismatches.reduce((sum, { path }) => sum + (path === '' ? 1_000 : 1), 0);
}

/** What was sent, files of the page itself left out as long as there is something else. */
function listed(sent: readonly Sent[]): string {
  const calls = sent.filter(({ call }) => call);
  const shown = calls.length > 0 ? calls : sent;
  if (shown.length === 0) return 'It sent no request at all.';
  const left = shown.length - MOST;
  return [
    calls.length > 0 ? 'requests that it sent:' : 'It asked only for its own files:',
    ...shown.slice(-MOST).map(line),
    ...(left > 0 ? [`and ${left} before these`] : []),
  ].join('\n');
}

function line({ method, url, text, body }: Sent): string {
  const { pathname, search } = new URL(url);
  const shown = text === undefined ? '' : ` ${typeof body === 'string' ? cut(text) : preview(body)}`;
  return redactText(`- ${method} ${pathname}${search}${shown}`);
}

function tally(count: number, method: string): string {
  return count === 0 ? `no ${method} request` : `${count} ${method} request${count === 1 ? '' : 's'}`;
}
