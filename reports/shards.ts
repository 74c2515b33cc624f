import { BRINE } from '../support/home/home';
import type { RunFacts } from './facts';
import { mergeRuns } from './messages/merge';
import type { Run } from './messages/run';

/** How a run was cut. */
export interface Shards {
  total: number;
  /** Numbers of those that nobody saw. */
  missing: number[];
  /** The least and the most scenarios that the missing ones can have had, and those that ended before they told all of theirs. */
  lost: [least: number, most: number];
  /** Whether they were dealt out in different ways, so that nobody knows what they left out between them. */
  apart: boolean;
}

/** Undefined when no part says that it is a shard. A repetition without a shard is a further attempt at any of them. */
export function shardsOf(parts: readonly { facts: RunFacts; run: Run }[]): Shards | undefined {
  const cut = parts.flatMap(({ facts, run }) =>
    facts.shard ? [{ ...facts.shard, size: sizeOf(run), whole: run.finished }] : [],
  );
  if (cut.length === 0) return undefined;
  const total = Math.max(...cut.map((part) => part.total));
  const told = new Map<number, number>();
  for (const { index, size } of cut) told.set(index, Math.max(size, told.get(index) ?? 0));
  const all = Array.from({ length: total }, (_, at) => at + 1);
  const sizes = cut.find((part) => part.sizes)?.sizes;
  // A shard that died before it had told of all its scenarios has lost the rest of them.
  const whole = new Set(cut.flatMap((part) => (part.whole ? [part.index] : [])));
  const seen = new Map([...told].filter(([index, size]) => whole.has(index) || size > 0));
  const bounds = all
    .filter((index) => !whole.has(index))
    .map((index) => without(seen.get(index), sizes?.[index - 1]) ?? boundsOf(index, seen));
  return {
    total,
    missing: all.filter((index) => !told.has(index)),
    lost: [sum(bounds.map(([least]) => least)), sum(bounds.map(([, most]) => most))],
    apart: areApart(cut),
  };
}

/** What a shard of a known size has not told of; of one of an unknown size that has told something, nobody knows. */
function without(seen: number | undefined, size: number | undefined): [number, number] | undefined {
  if (size === undefined) return seen === undefined ? undefined : [0, 0];
  const lost = Math.max(0, size - (seen ?? 0));
  return [lost, lost];
}

/** One that died early may not have come to be dealt out. */
function areApart(cut: readonly { dealt?: string; whole: boolean }[]): boolean {
  return (
    new Set(cut.filter(({ dealt, whole }) => whole || dealt !== undefined).map(({ dealt }) => dealt)).size > 1
  );
}

/**
 * The run with the scenarios that its shards lost as not run. Which ones they are is known when no more were passed over
 * than were lost; otherwise filters left some out too, and only their number is known.
 */
export function withMissing(run: Run, shards: Shards): Run {
  return shards.apart ? withFailure(run) : withLost(run, shards);
}

/** Red, as scenarios may have run nowhere. */
function withFailure(run: Run): Run {
  const failure = [
    'The shards were not dealt out alike: by other durations, or of other scenarios. Some may have run twice or not at all.',
    `Give all of them the same options and the same durations: ${BRINE} history durations > durations.json, then --durations durations.json.`,
  ].join('\n');
  return { ...run, failure: run.failure === undefined ? failure : `${run.failure}\n\n${failure}` };
}

function withLost(run: Run, { lost: [, most] }: Shards): Run {
  const candidates = sizeOf({ features: run.passedOver });
  if (candidates === 0 || candidates > most) return run;
  const lost: Run = { ...mergeRuns([]), features: run.passedOver, finished: true };
  return { ...mergeRuns([run, lost]), passedOver: [] };
}

/** Of shards that do not tell: Cucumber deals scenarios out one by one, so a shard has as many as a later one, or one more. */
function boundsOf(index: number, seen: ReadonlyMap<number, number>): [number, number] {
  const before = [...seen].filter(([other]) => other < index).map(([, size]) => size);
  const after = [...seen].filter(([other]) => other > index).map(([, size]) => size);
  const least = Math.max(0, ...after, ...before.map((size) => size - 1));
  return [least, Math.max(least, Math.min(...before, ...after.map((size) => size + 1)))];
}

function sizeOf({ features }: Pick<Run, 'features'>): number {
  return sum(features.map(({ scenarios }) => scenarios.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
