import type { TestStepResult } from '@cucumber/messages';

/** From the best to the worst, as Cucumber has them. */
const RANKS = new Map(
  ['UNKNOWN', 'PASSED', 'SKIPPED', 'PENDING', 'UNDEFINED', 'AMBIGUOUS', 'FAILED'].map((status, rank) => [
    status,
    rank,
  ]),
);

/** The first of the worst; undefined when there is none. */
export function worstOf(results: readonly TestStepResult[]): TestStepResult | undefined {
  let [worst] = results;
  for (const result of results) if (worst && isWorse(result, worst)) worst = result;
  return worst;
}

export function isWorse(one: TestStepResult, other: TestStepResult): boolean {
  return rank(one) > rank(other);
}

function rank({ status }: TestStepResult): number {
  return RANKS.get(status) ?? -1;
}
