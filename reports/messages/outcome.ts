import type { Attempt, Outcome, Scenario } from './run';

const FROM_BEST_TO_WORST: Outcome[] = ['passed', 'skipped', 'pending', 'undefined', 'ambiguous', 'failed'];

/** The outcome of a scenario is that of its last attempt. */
export function outcomeOf(scenario: Scenario): Outcome {
  const last = scenario.attempts.at(-1);
  return last === undefined ? 'not run' : outcomeOfAttempt(last);
}

/** The worst of its steps and hooks; `unknown` when it did not finish or has no steps. */
export function outcomeOfAttempt(attempt: Attempt): Outcome {
  if (attempt.finishedAt === undefined || attempt.steps.length === 0) return 'unknown';
  return worst(attempt.steps.map((step) => step.outcome));
}

/** The worst of Cucumber's six statuses in a list; others count as nothing. */
export function worst(outcomes: Outcome[]): Outcome {
  const rank = Math.max(...outcomes.map((outcome) => FROM_BEST_TO_WORST.indexOf(outcome)));
  return FROM_BEST_TO_WORST[rank] ?? 'unknown';
}

/** Passed, but not at the first attempt. */
export function isFlaky(scenario: Scenario): boolean {
  return (
    outcomeOf(scenario) === 'passed' && scenario.attempts.some((one) => outcomeOfAttempt(one) !== 'passed')
  );
}
