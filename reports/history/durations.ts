import type { RecordedRun, RecordedScenario } from './recorded';
import type { HistoryStore } from './store';

/** Runs of each environment that durations are told of. */
const RECENT = 30;

/** How long a scenario takes, in milliseconds: half of the times at most `p50`, nineteen of twenty at most `p95`. */
export interface ScenarioDuration extends RecordedScenario {
  runs: number;
  p50: number;
  p95: number;
}

/** Of the newest runs of a project. */
export async function recentDurations(store: HistoryStore, project: string): Promise<ScenarioDuration[]> {
  const runs = await store.runs({ project, limit: RECENT });
  return durationsOf(runs, await store.scenarios(project));
}

/** Of all scenarios that some runs timed, the longest first: for who deals them out to shards or puts them in order. */
function durationsOf(
  runs: readonly RecordedRun[],
  scenarios: ReadonlyMap<string, RecordedScenario>,
): ScenarioDuration[] {
  const times = new Map<string, number[]>();
  for (const { results } of runs) {
    for (const [key, { duration }] of results) {
      if (duration !== undefined) times.set(key, [...(times.get(key) ?? []), duration]);
    }
  }
  const all = [...times].flatMap(([key, own]) => {
    const scenario = scenarios.get(key);
    const sorted = own.sort((one, other) => one - other);
    return scenario ? [{ ...scenario, runs: own.length, p50: at(sorted, 0.5), p95: at(sorted, 0.95) }] : [];
  });
  return all.sort((one, other) => other.p50 - one.p50 || (one.key < other.key ? -1 : 1));
}

/** By the nearest rank. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
