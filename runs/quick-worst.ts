import TestCaseRunner from '@cucumber/cucumber/lib/runtime/test_case_runner';
import type { TestStepResult } from '@cucumber/messages';

/** From the best to the worst, as Cucumber has them. */
const RANKS = new Map(
  ['UNKNOWN', 'PASSED', 'SKIPPED', 'PENDING', 'UNDEFINED', 'AMBIGUOUS', 'FAILED'].map((status, rank) => [
    status,
    rank,
  ]),
);

let isQuick = false;

/**
 * Lets a running scenario say how it fares without sorting all results that it has: it is asked at least twice for each
 * step. Doing it again changes nothing.
 */
export function rankQuickly(): void {
  if (isQuick) return;
  isQuick = true;
  const prototype = TestCaseRunner.prototype as unknown as Runner;
  const inFull = prototype.getWorstStepResult;
  prototype.getWorstStepResult = function () {
    return worstOf(this.testStepResults) ?? inFull.call(this);
  };
}

/** The first of the worst; undefined when there is none. */
function worstOf(results: readonly TestStepResult[]): TestStepResult | undefined {
  let [worst] = results;
  for (const result of results) if (worst && rank(result) > rank(worst)) worst = result;
  return worst;
}

function rank({ status }: TestStepResult): number {
  return RANKS.get(status) ?? -1;
}

/** Private to Cucumber. */
interface Runner {
  testStepResults: TestStepResult[];
  getWorstStepResult(): TestStepResult;
}
