import { createRequire } from 'node:module';
import type { TestCaseFinished, TestStepFinished, TestStepResult } from '@cucumber/messages';
import { isWorse } from './worst';

/** What formatters look a run up in; private to Cucumber. */
interface Query {
  findTestStepsFinishedBy(finished: TestCaseFinished): TestStepFinished[];
  findMostSevereTestStepResultBy(finished: TestCaseFinished): TestStepResult | undefined;
}

let isQuick = false;

/**
 * Lets Cucumber's summary find the worst result of each scenario without sorting all that it has, which it does twice for
 * each of them. Doing it again changes nothing.
 */
export function findSeverestQuickly(): void {
  if (isQuick) return;
  isQuick = true;
  const { ProgressPrinter } = createRequire(require.resolve('@cucumber/cucumber'))(
    '@cucumber/pretty-formatter',
  ) as { ProgressPrinter?: new () => { query?: Query } };
  const query = ProgressPrinter && new ProgressPrinter().query;
  if (query?.findTestStepsFinishedBy) replaceIn(Object.getPrototypeOf(query));
}

function replaceIn(prototype: Query): void {
  prototype.findMostSevereTestStepResultBy = function (finished) {
    let severest: TestStepResult | undefined;
    // The last of several, as a sorted list has it.
    for (const { testStepResult } of this.findTestStepsFinishedBy(finished))
      if (!severest || !isWorse(severest, testStepResult)) severest = testStepResult;
    return severest;
  };
}
