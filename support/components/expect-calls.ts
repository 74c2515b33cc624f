import { preview } from '../matching/preview';
import { render } from '../matching/render';
import { suggest } from '../matching/suggest';
import { type Call, timesOf } from './calls';
import { CallError, NotWatchedError, nameOf } from './errors';
import type { Like } from './like';
import { NotInGalleryError } from './page-errors';
import type { ComponentSession } from './session';

/** Calls that a message lists. */
const SHOWN = 10;

type Numbered = Call & { number: number };

/** One look at whether a callback has been called. @throws CallError, NothingMountedError, NotWatchedError */
export async function expectCalled(session: ComponentSession, callback: string): Promise<void> {
  const calls = await callsOf(session, callback);
  if (calls.length === 0) throw await neverCalled(session, callback);
}

/** @throws CallError, which waiting cannot change; NothingMountedError, NotWatchedError */
export async function expectNotCalled(session: ComponentSession, callback: string): Promise<void> {
  const calls = await callsOf(session, callback);
  if (calls.length === 0) return;
  throw new CallError({
    what: `${nameOf(session.last, true)} called "${callback}", which it should not have.`,
    details: listed(calls),
    seen: `called ${timesOf(calls.length)}`,
    final: true,
  });
}

/** @throws CallError, which waiting cannot change when there are too many; NothingMountedError, NotWatchedError */
export async function expectCalledTimes(
  session: ComponentSession,
  callback: string,
  times: number,
): Promise<void> {
  const calls = await callsOf(session, callback);
  if (calls.length === times) return;
  if (calls.length === 0) throw await neverCalled(session, callback);
  throw new CallError({
    what: `${nameOf(session.last, true)} called "${callback}" ${timesOf(calls.length)}, expected: ${timesOf(times)}.`,
    details: listed(calls),
    seen: `called ${timesOf(calls.length)}`,
    final: calls.length > times,
  });
}

/** At least one call was like this. @throws CallError, NothingMountedError, NotWatchedError */
export async function expectCalledWith(
  session: ComponentSession,
  callback: string,
  like: Like,
): Promise<void> {
  const calls = await callsOf(session, callback);
  if (calls.length === 0) throw await neverCalled(session, callback, like);
  const weighed = calls
    .map((call) => ({ call, mismatches: like.differences(call.args) }))
    .sort((a, b) => distance(a.mismatches) - distance(b.mismatches) || b.call.number - a.call.number);
  const [best] = weighed;
  if (!best || best.mismatches.length === 0) return;
  const [first = '', ...others] = weighed.map(({ call }) => lineOf(call));
  const found = [
    first,
    ...render(best.mismatches)
      .split('\n')
      .map((line) => `  ${line}`),
    ...short(others),
  ];
  const order = calls.length > 1 ? ', the closest first' : '';
  throw new CallError({
    what: `${nameOf(session.last, true)} did not call "${callback}" like that.`,
    details: `expected: ${preview(like.expected)}\ncalled ${timesOf(calls.length)}${order}:\n${found.join('\n')}`,
    seen: `called ${timesOf(calls.length)}`,
  });
}

async function callsOf(session: ComponentSession, callback: string): Promise<Numbered[]> {
  const { name } = session.last;
  if (session.inGallery) throw new NotInGalleryError(`the component should have called "${callback}"`);
  await session.settle();
  if (!session.watches(callback)) throw new NotWatchedError(callback, name);
  return session.calls.of(callback).map((call, index) => ({ ...call, number: index + 1 }));
}

async function neverCalled(session: ComponentSession, callback: string, like?: Like): Promise<CallError> {
  const beside = session.calls.beside(callback);
  const instead = beside === undefined ? 'No other callback was called either.' : `called instead: ${beside}`;
  return new CallError({
    what: `${nameOf(session.last, true)} did not call "${callback}".`,
    details: [
      like && `expected: ${preview(like.expected)}`,
      instead,
      misspelt(callback, await session.names()),
    ]
      .filter(Boolean)
      .join('\n'),
    next: `Check that the component has a prop "${callback}", and that a step before this one does what makes it call.`,
    seen: 'called never',
  });
}

/** A name that the component's code does not have is not wrong for that: it may hand on what it does not know. */
function misspelt(callback: string, names: readonly string[]): string | undefined {
  const own = /[^.]*$/.exec(callback)?.[0] ?? callback;
  if (names.includes(own)) return undefined;
  const near = suggest(own, own.startsWith('on') ? names.filter((name) => name.startsWith('on')) : names);
  return near && `Its code does not name "${own}"; did you mean "${near}"?`;
}

function listed(calls: readonly Numbered[]): string {
  return ['called with:', ...short(calls.map(lineOf))].join('\n');
}

/** `2: {"sku":"tea"}, "ctrl"`: its number and the arguments. */
function lineOf({ number, args }: Numbered): string {
  return `${number}: ${args.length === 0 ? '(no arguments)' : args.map((argument) => preview(argument)).join(', ')}`;
}

function short(lines: readonly string[]): string[] {
  const left = lines.length - SHOWN;
  return left > 0 ? [...lines.slice(0, SHOWN), `and ${left} more`] : [...lines];
}

/** A call that differs as a whole is further away than one that differs in some of its fields. */
function distance(mismatches: readonly { path: string }[]): number {
  return mismatches.reduce((sum, { path }) => sum + (path === '' ? 1_000 : 1), 0);
}
