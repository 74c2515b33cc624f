import { isFlaky, outcomeOf } from '../messages/outcome';
import type { Outcome, Scenario } from '../messages/run';
import type { Totals } from './shape';

/** Outcomes that need nobody's attention. */
const FINE: ReadonlySet<Outcome> = new Set(['passed', 'skipped']);

/** Whether a scenario ended as its author wanted; one that was skipped on purpose did. */
export function isFine(scenario: Scenario): boolean {
  return FINE.has(outcomeOf(scenario));
}

export function totalsOf(scenarios: readonly Scenario[]): Totals {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const scenario of scenarios) {
    const outcome = outcomeOf(scenario);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  const of = (outcome: Outcome) => counts[outcome] ?? 0;
  const rated = scenarios.length - of('skipped');
  return {
    scenarios: scenarios.length,
    passed: of('passed'),
    failed: of('failed'),
    ambiguous: of('ambiguous'),
    undefined: of('undefined'),
    pending: of('pending'),
    skipped: of('skipped'),
    unknown: of('unknown'),
    notRun: of('not run'),
    flaky: scenarios.filter(isFlaky).length,
    ...(rated > 0 && { passRate: Math.round((of('passed') / rated) * 10_000) / 10_000 }),
  };
}
