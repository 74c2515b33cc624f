import { outcomeOf } from '../messages/outcome';
import type { Placed } from '../summary/placed';
import { isFine } from '../summary/totals';

/** `rerun.txt`, which Cucumber takes as `@reports/output/rerun.txt`: what failed, did not finish or did not run. */
export function rerunFile(scenarios: readonly Placed[]): string {
  const lines = new Map<string, Set<number>>();
  for (const { feature, scenario } of scenarios) {
    if (feature.source !== undefined || isFine(scenario)) continue;
    // Skipped in another environment is fine; twice the same line is once.
    const known = lines.get(feature.uri) ?? new Set();
    if (outcomeOf(scenario) !== 'skipped') lines.set(feature.uri, known.add(scenario.line));
  }
  return [...lines].map(([uri, numbers]) => `${[uri, ...numbers].join(':')}\n`).join('');
}
