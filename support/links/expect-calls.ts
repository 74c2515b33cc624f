import type { Exchange } from '../evidence/exchange';
import { redactText } from '../evidence/redact';
import { BadMarkerError } from '../matching/bad-marker-error';
import { match } from '../matching/match';
import { preview } from '../matching/preview';
import { render } from '../matching/render';
import { bodyOf, distance, lineOf, short, timesOf } from './call-lines';
import { ServiceCallError } from './errors';
import type { LinkGroup } from './group';
import type { Pair } from './pairs';
import { leadsTo } from './request-path';

/** One look at whether a service has asked anything of another one. @throws ServiceCallError, UnknownLinkError */
export function expectCalled(links: LinkGroup, { from, to }: Pair): void {
  if (links.calls(from, to).length > 0) return;
  throw neverCalled(links, { from, to }, `The service "${from}" did not call "${to}".`);
}

/** @throws ServiceCallError, which waiting cannot change when there are too many; UnknownLinkError */
export function expectCalledTimes(links: LinkGroup, { from, to }: Pair, times: number): void {
  const calls = links.calls(from, to);
  if (calls.length === times) return;
  const what = `The service "${from}" called "${to}" ${timesOf(calls.length)}, expected: ${timesOf(times)}.`;
  if (calls.length === 0) throw neverCalled(links, { from, to }, what);
  throw new ServiceCallError({
    what,
    details: listed(calls),
    seen: `called ${timesOf(calls.length)}`,
    final: calls.length > times,
    culprit: culpritOf({ from, to }),
  });
}

/** @throws ServiceCallError, which waiting cannot change; UnknownLinkError */
export function expectNotCalled(links: LinkGroup, { from, to }: Pair): void {
  const calls = links.calls(from, to);
  if (calls.length === 0) return;
  throw new ServiceCallError({
    what: `The service "${from}" called "${to}", which it should not have.`,
    details: listed(calls),
    seen: `called ${timesOf(calls.length)}`,
    final: true,
    culprit: culpritOf({ from, to }),
  });
}

/** What a check looks for among the calls of one service to another. */
export interface WantedRequest extends Pair {
  method: string;
  /** As `leadsTo` reads it. */
  path: string;
}

/** @throws ServiceCallError, UnknownLinkError */
export function expectSent(links: LinkGroup, wanted: WantedRequest): void {
  if (sentTo(links, wanted).length === 0) throw neverSent(links, wanted);
}

/**
 * At least one such request had this body.
 *
 * @param expected JSON with markers, or a text.
 * @throws ServiceCallError, UnknownLinkError, BadMarkerError
 */
export function expectSentBody(links: LinkGroup, wanted: WantedRequest, expected: unknown): void {
  const weighed = sentTo(links, wanted)
    .map((call) => ({ call, mismatches: match(bodyOf(call), expected, { mode: 'exact' }) }))
    .toSorted((a, b) => distance(a.mismatches) - distance(b.mismatches));
  const [best, ...others] = weighed;
  const faults = (best?.mismatches ?? match(null, expected, { mode: 'exact' })).filter(
    ({ kind }) => kind === 'bad marker',
  );
  if (faults.length > 0) throw new BadMarkerError('the body', faults);
  if (best?.mismatches.length === 0) return;
  if (!best) throw neverSent(links, wanted, `expected: ${redactText(preview(expected))}\n`);
  const { from, to, method, path } = wanted;
  throw new ServiceCallError({
    what: `The service "${from}" sent "${to}" no ${method} request to "${path}" with this body.`,
    details: [
      `expected: ${redactText(preview(expected))}`,
      others.length > 0 ? 'sent, the closest first:' : 'sent:',
      lineOf(best.call),
      redactText(render(best.mismatches)).replace(/^/gm, '  '),
      ...short(others.map(({ call }) => lineOf(call))),
    ].join('\n'),
    seen: timesOf(weighed.length),
    culprit: culpritOf(wanted),
  });
}

function sentTo(links: LinkGroup, { from, to, method, path }: WantedRequest): Exchange[] {
  return links
    .calls(from, to)
    .filter(({ request }) => request.method === method && leadsTo(request.url, path));
}

function neverSent(links: LinkGroup, wanted: WantedRequest, expected = ''): ServiceCallError {
  const { from, to, method, path } = wanted;
  const calls = links.calls(from, to);
  const what = `The service "${from}" did not send "${to}" a ${method} request to "${path}".`;
  if (calls.length === 0) return neverCalled(links, wanted, what, expected);
  return new ServiceCallError({
    what,
    details: expected + listed(calls),
    seen: 'never',
    culprit: culpritOf(wanted),
  });
}

function neverCalled(links: LinkGroup, { from, to }: Pair, what: string, expected = ''): ServiceCallError {
  const others = links.all;
  return new ServiceCallError({
    what,
    details: expected + (others.length > 0 ? listed(others, true) : 'No service called another one.'),
    next: `Check that a step before this one makes "${from}" call "${to}"; its log may say why it did not.`,
    seen: 'called never',
    culprit: culpritOf({ from, to }),
  });
}

function culpritOf({ from, to }: Pair): string {
  return `calls of ${from} to ${to}`;
}

function listed(calls: readonly Exchange[], named = false): string {
  const lines = calls.map((call) =>
    named ? `${call.caller} → ${call.service}: ${lineOf(call)}` : lineOf(call),
  );
  return [named ? 'calls between services:' : 'calls:', ...short(lines)].join('\n');
}
