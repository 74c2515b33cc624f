import type { Exchange } from '../evidence/exchange';
import { redactText } from '../evidence/redact';
import { bodyOf, distance, lineOf, short, timesOf } from '../links/call-lines';
import { leadsTo } from '../links/request-path';
import { BadMarkerError } from '../matching/bad-marker-error';
import { count } from '../matching/json';
import { type MatchOptions, match } from '../matching/match';
import type { Mismatch } from '../matching/mismatch';
import { preview } from '../matching/preview';
import { render } from '../matching/render';
import { MockCallsError } from './errors';
import type { Mock } from './mock';
import { requestOf } from './reply';

/** What a check looks for among the calls that a mock received. */
export interface WantedCall {
  method: string;
  /** As `leadsTo` reads it. */
  path: string;
}

/** @throws MockCallsError, which waiting cannot change when there are too many */
export function expectReceivedTimes(mock: Mock, wanted: WantedCall, times: number): void {
  const calls = received(mock, wanted);
  if (calls.length === times) return;
  const amount = count(calls.length, `${wanted.method} request`);
  const what = `The mock "${mock.name}" received ${amount} to "${wanted.path}", expected ${times}.`;
  if (calls.length === 0) throw never(mock, what, wanted);
  throw new MockCallsError({
    what,
    details: listed('received:', mock.calls),
    seen: timesOf(calls.length),
    final: calls.length > times,
    culprit: culpritOf(mock, wanted),
  });
}

/** @throws MockCallsError */
export function expectReceived(mock: Mock, wanted: WantedCall): void {
  if (received(mock, wanted).length > 0) return;
  throw never(mock, `The mock "${mock.name}" did not receive a ${asked(wanted)}.`, wanted);
}

/** @throws MockCallsError, which waiting cannot change */
export function expectNotReceived(mock: Mock, wanted: WantedCall): void {
  const calls = received(mock, wanted);
  if (calls.length === 0) return;
  throw new MockCallsError({
    what: `The mock "${mock.name}" received a ${asked(wanted)}, which it should not have.`,
    details: listed('received:', calls),
    seen: timesOf(calls.length),
    final: true,
    culprit: culpritOf(mock, wanted),
  });
}

/** Nothing at all was asked of it. @throws MockCallsError, which waiting cannot change */
export function expectNotCalled(mock: Mock): void {
  if (mock.calls.length === 0) return;
  throw new MockCallsError({
    what: `The mock "${mock.name}" was called, which it should not have been.`,
    details: listed('received:', mock.calls),
    seen: timesOf(mock.calls.length),
    final: true,
    culprit: `calls of the mock "${mock.name}"`,
  });
}

/**
 * At least one such request had this body as a whole.
 *
 * @param expected JSON with markers, or a text.
 * @throws MockCallsError, BadMarkerError
 */
export function expectReceivedBody(mock: Mock, wanted: WantedCall, expected: unknown): void {
  expectPart(mock, wanted, { noun: 'body', of: bodyOf, expected, mode: 'exact' });
}

/** At least one such request had these headers among others. @throws MockCallsError, BadMarkerError */
export function expectReceivedHeaders(
  mock: Mock,
  wanted: WantedCall,
  headers: Readonly<Record<string, string>>,
): void {
  const expected = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  expectPart(mock, wanted, {
    noun: 'headers',
    of: ({ request }) => pick(request.headers, Object.keys(expected)),
    expected,
    mode: 'exact',
  });
}

interface Part {
  noun: string;
  of: (call: Exchange) => unknown;
  expected: unknown;
  mode: MatchOptions['mode'];
}

function expectPart(mock: Mock, wanted: WantedCall, { noun, of, expected, mode }: Part): void {
  const weighed = received(mock, wanted)
    .map((call) => ({ call, mismatches: match(of(call), expected, { mode }) }))
    .toSorted((a, b) => distance(a.mismatches) - distance(b.mismatches));
  const [best, ...others] = weighed;
  refuseBadMarkers(noun, best?.mismatches ?? match(null, expected, { mode }));
  if (best?.mismatches.length === 0) return;
  const shown = `expected: ${redactText(preview(expected))}`;
  const what = `The mock "${mock.name}" received no ${asked(wanted)} with ${noun === 'body' ? 'this body' : 'these headers'}.`;
  if (!best) throw never(mock, what, wanted, shown);
  throw new MockCallsError({
    what,
    details: [
      shown,
      others.length > 0 ? 'received, the closest first:' : 'received:',
      lineOf(best.call),
      redactText(render(best.mismatches)).replace(/^/gm, '  '),
      ...short(others.map(({ call }) => lineOf(call))),
    ].join('\n'),
    seen: timesOf(weighed.length),
    culprit: culpritOf(mock, wanted),
  });
}

function refuseBadMarkers(noun: string, mismatches: readonly Mismatch[]): void {
  const faults = mismatches.filter(({ kind }) => kind === 'bad marker');
  if (faults.length > 0) throw new BadMarkerError(`the ${noun}`, faults);
}

function pick(headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

function received(mock: Mock, { method, path }: WantedCall): Exchange[] {
  return mock.calls.filter(({ request }) => request.method === method && leadsTo(request.url, path));
}

function never(mock: Mock, what: string, wanted: WantedCall, expected?: string): MockCallsError {
  const { calls } = mock;
  return new MockCallsError({
    what,
    details: [
      ...(expected === undefined ? [] : [expected]),
      calls.length > 0 ? listed('received:', calls) : 'It was not called at all.',
      ...unused(mock),
    ].join('\n'),
    next: `Check that a step before this one makes a service call "${mock.name}"; its log may say why it did not.`,
    seen: 'never',
    culprit: culpritOf(mock, wanted),
  });
}

/** What it was told to reply in this scenario and never asked for, a line each. */
export function unused(mock: Mock): string[] {
  const rules = mock.rules.filter(({ used }) => used === 0);
  return rules.length === 0
    ? []
    : [`told to reply, and never asked: ${[...new Set(rules.map(requestOf))].join(', ')}`];
}

function asked({ method, path }: WantedCall): string {
  return `${method} request to "${path}"`;
}

function listed(title: string, calls: readonly Exchange[]): string {
  return [title, ...short(calls.map(lineOf))].join('\n');
}

function culpritOf(mock: Mock, wanted: WantedCall): string {
  return `${wanted.method} ${wanted.path} of the mock "${mock.name}"`;
}
