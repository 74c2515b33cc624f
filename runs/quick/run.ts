import type AttachmentManager from '@cucumber/cucumber/lib/runtime/attachment_manager/index';
import TestCaseRunner from '@cucumber/cucumber/lib/runtime/test_case_runner';
import { Attempt } from './attempt';
import { isKnown } from './known';
import type { Runner } from './runner';
import { worstOf } from './worst';

let isQuick = false;

/**
 * Runs scenarios as Cucumber does, with the same messages, in half the time that it takes around steps that do nothing: what
 * does not wait is not waited for, step definitions are not looked for among all again, and what an attempt needs for each
 * step is made once. Another version of Cucumber runs them itself. Doing it again changes nothing.
 */
export function runQuickly(): void {
  if (isQuick || !isKnown()) return;
  isQuick = true;
  const prototype = TestCaseRunner.prototype as unknown as Private;
  const { getWorstStepResult } = prototype;
  prototype.runAttempt = async function (attempt, mayRetry) {
    return await new Attempt(this, attempt, mayRetry).run();
  };
  prototype.resetTestProgressData = function () {
    const { attachmentManager, supportCodeLibrary, worldParameters } = this;
    this.world = new supportCodeLibrary.World({
      attach: attachmentManager.create.bind(attachmentManager),
      log: attachmentManager.log.bind(attachmentManager),
      link: attachmentManager.link.bind(attachmentManager),
      parameters: copyOf(worldParameters),
    });
    this.testStepResults = [];
  };
  prototype.getWorstStepResult = function () {
    return worstOf(this.testStepResults) ?? getWorstStepResult.call(this);
  };
}

/** Most have none, and to copy nothing takes as long as to copy little. */
function copyOf(parameters: Runner['worldParameters']): Runner['worldParameters'] {
  return parameters && Object.keys(parameters).length === 0 ? {} : structuredClone(parameters);
}

/** What of it is Cucumber's own affair. */
interface Private extends Runner {
  readonly attachmentManager: AttachmentManager;
  resetTestProgressData(): void;
  runAttempt(attempt: number, mayRetry: boolean): Promise<boolean>;
  getWorstStepResult(): Runner['testStepResults'][number];
}
