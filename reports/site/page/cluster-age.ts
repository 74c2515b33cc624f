import { type History, placeIn } from './history';
import { runName } from './history-view';
import type { Site } from './site';

/**
 * Since when scenarios fail, of the one that has failed for longest: `Fails since 2026-03-01 10:20 UTC, 0123456789ab (4 runs)`, or
 * `New in this run`. Undefined when there is no run before.
 */
export function ageOf(site: Site, history: History, positions: readonly number[]): string | undefined {
  const ages = positions.flatMap((position) => {
    const { key, environment } = placeIn(site, history, position);
    const changes = history.changes(environment);
    if (changes?.base === undefined) return [];
    const still = changes.stillFailing.find((one) => one.key === key);
    return [still ?? { since: Number.POSITIVE_INFINITY, runs: 0 }];
  });
  const [first, ...others] = ages;
  if (!first) return undefined;
  const oldest = others.reduce((one, other) => (other.since < one.since ? other : one), first);
  const run = history.data.runs[oldest.since];
  return run ? `Fails since ${runName(run)} (${oldest.runs} runs)` : 'New in this run';
}
