import { isFlowing, sentIn } from './flow';
import { jsonOf, leavesOf } from './leaves';
import type { Owned } from './owner';

/** What becomes one scenario. */
export interface Group {
  /** Of the page that asked for it; undefined for calls that no page made. */
  page: string | undefined;
  calls: Owned[];
}

/** The calls of each page; without pages, each run of calls to one service. */
export function groupsOf(owned: readonly Owned[]): Group[] {
  const groups: Group[] = [];
  for (const call of owned) {
    const { page } = call.recorded;
    const last = groups.at(-1);
    const fitting =
      page === undefined
        ? last?.page === undefined && last?.calls.at(-1)?.service === call.service
          ? last
          : undefined
        : groups.find((group) => group.page === page);
    if (fitting) fitting.calls.push(call);
    else groups.push({ page, calls: [call] });
  }
  return joinedByIds(groups);
}

/**
 * Scenarios stand alone: what asks for something that an earlier page was told the id of, goes on in the scenario of that
 * page.
 */
function joinedByIds(groups: readonly Group[]): Group[] {
  const joined: Group[] = [];
  const tellers = new Map<string, Group>();
  const sent = new Set<string>();
  for (const group of groups) {
    const earlier = group.calls.flatMap((call) => [...tellersOf(call, tellers)])[0];
    if (earlier) earlier.calls.push(...group.calls);
    else joined.push(group);
    learn(group, earlier ?? group, { tellers, sent });
  }
  return joined;
}

function learn(
  { calls }: Group,
  owner: Group,
  { tellers, sent }: { tellers: Map<string, Group>; sent: Set<string> },
): void {
  for (const call of calls) {
    for (const [text] of sentIn(call)) if (!tellers.has(text)) sent.add(text);
    for (const text of toldIn(call)) if (!tellers.has(text) && !sent.has(text)) tellers.set(text, owner);
  }
}

/** What an answer tells that later requests may be about. */
function toldIn({ recorded }: Owned): string[] {
  const told = leavesOf(jsonOf(recorded.answer.text)).filter(({ name, value }) =>
    isFlowing(String(value), name),
  );
  return told.map(({ value }) => String(value));
}

/** Whoever signs in tells a token; that does not make one scenario of all that is done with it. */
function* tellersOf(call: Owned, tellers: ReadonlyMap<string, Group>): Generator<Group> {
  for (const [text, name] of sentIn(call)) {
    const teller = /token$/i.test(name) || !isFlowing(text, name) ? undefined : tellers.get(text);
    if (teller) yield teller;
  }
}
