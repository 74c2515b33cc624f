import type { Scenario } from '../messages/run';
import type { Placed } from '../summary/placed';
import type { RequirementSummary } from '../summary/shape';
import { totalsOf } from '../summary/totals';
import type { Requirement } from './read';

const TAG = /^@req:(.+)$/;

/** A requirement with the scenarios that carry its tag. */
export interface Covered<P extends Placed = Placed> extends Requirement {
  /** Whether the list names it; true for all when there is no list. */
  listed: boolean;
  scenarios: P[];
}

/**
 * Which scenarios show which requirement, by their tags `@req:…`; first those that no scenario shows, then those that no
 * list names, then the rest in the order of the list. Undefined when there are neither a list nor tags.
 */
export function coverageOf<P extends Placed>(
  suite: readonly P[],
  list: readonly Requirement[] | undefined,
): Covered<P>[] | undefined {
  const known = new Map<string, Covered<P>>(
    (list ?? []).map((one) => [one.id, { ...one, listed: true, scenarios: [] }]),
  );
  for (const placed of suite) {
    for (const id of idsOf(placed.scenario)) {
      const one = known.get(id) ?? { id, listed: list === undefined, scenarios: [] };
      one.scenarios.push(placed);
      known.set(id, one);
    }
  }
  if (list === undefined && known.size === 0) return undefined;
  return [...known.values()].sort((one, other) => rankOf(one) - rankOf(other) || byId(one, other, list));
}

function idsOf({ tags }: Scenario): Set<string> {
  return new Set(tags.flatMap((tag) => TAG.exec(tag)?.[1] ?? []));
}

function rankOf({ listed, scenarios }: Covered): number {
  if (scenarios.length === 0) return 0;
  return listed ? 2 : 1;
}

/** A list has an order of its own, and sorting keeps it. */
function byId(one: Covered, other: Covered, list: readonly Requirement[] | undefined): number {
  if (list !== undefined && one.listed) return 0;
  return one.id.localeCompare(other.id, 'en', { numeric: true });
}

/** The same for `summary.json`. */
export function requirementSummaries(covered: readonly Covered[]): RequirementSummary[] {
  return covered.map(({ id, title, url, listed, scenarios }) => ({
    id,
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    listed,
    totals: totalsOf(scenarios.map(({ scenario }) => scenario)),
  }));
}
