import { AfterStep, BeforeStep, type ITestStepHookParameter } from '@cucumber/cucumber';
import { describeStep } from './feature-step';
import { isWatchedBySomebody, pause } from './pause';
import type { BrineWorld } from './world';

/** Pauses before each step of a scenario that has it. */
const TAG = '@pause';

// Only where somebody looks on: hooks around each step cost every run a little.
if (isWatchedBySomebody()) {
  BeforeStep({ tags: TAG }, async function (this: BrineWorld, told: ITestStepHookParameter) {
    await pause(this, [`Paused before the step, because of ${TAG}:`, placed(told)]);
  });

  AfterStep(async function (this: BrineWorld, told: ITestStepHookParameter) {
    if (told.result?.status !== 'FAILED') return;
    const [reason = ''] = (told.result.message ?? '').split('\n');
    await pause(this, ['Paused, because the step failed:', placed(told), `    ${reason}`]);
  });
}

function placed({ pickleStep, gherkinDocument }: ITestStepHookParameter): string {
  const { title, file, line } = describeStep(pickleStep, gherkinDocument);
  return `  ${title}  (${file.replaceAll('\\', '/')}:${line})`;
}
