import {
  After,
  Before,
  BeforeStep,
  type ITestCaseHookParameter,
  type ITestStepHookParameter,
  Status,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import type { PickleStep } from '@cucumber/messages';
import { presentable } from '../support/errors/presentable';
import { reasonToSkip } from '../support/settings/environment-tags';
import { loadSettings } from '../support/settings/load';
import { violatedContract } from './contract';
import { attachEvidence } from './evidence';
import { fillArguments } from './fill';
import { hideIn } from './hide';
import { BrineWorld } from './world';

// Cucumber wants the limit before any scenario; the plugin has checked the settings before this file is loaded.
const { timeouts, contract } = loadSettings(process.cwd(), process.env);
setDefaultTimeout(timeouts.step);
setWorldConstructor(BrineWorld);

const steps = new WeakMap<BrineWorld, PickleStep>();

type StepFunction = (this: BrineWorld, ...args: unknown[]) => unknown;

/**
 * Every step runs with its arguments filled in, and fails at once when a service dies under it. Hooks run as they are.
 * What either throws is made fit to be read.
 */
setDefinitionFunctionWrapper((code: StepFunction): StepFunction => {
  return async function (...args) {
    try {
      if (!(this instanceof BrineWorld) || isHook(args)) return await code.apply(this, args);
      const filled = fillArguments(args, steps.get(this), this.values);
      this.docStrings.give(filled);
      return await this.services.crash.during(async () => {
        await this.actors.renew();
        return await code.apply(this, filled);
      });
    } catch (error) {
      if (this instanceof BrineWorld) this.docStrings.locate(error);
      throw hideIn(presentable(error, __filename));
    }
  };
});

/** Cucumber tells a hook of the attempt it belongs to; nothing in the text of a step can. */
function isHook([first]: unknown[]): boolean {
  return typeof first === 'object' && first !== null && 'testCaseStartedId' in first;
}

const attempts = new Map<string, number>();

Before(
  { name: 'services are running again' },
  async function (this: BrineWorld, { pickle }: ITestCaseHookParameter) {
    const reason = reasonToSkip(pickle.tags, this.worker.settings.environment);
    if (reason !== undefined) {
      this.log(reason);
      return 'skipped';
    }
    this.begin(pickle, attempts.get(pickle.id) ?? 0);
    attempts.set(pickle.id, (attempts.get(pickle.id) ?? 0) + 1);
    await this.worker.services.restore();
    return undefined;
  },
);

BeforeStep(function (this: BrineWorld, { pickleStep, gherkinDocument }: ITestStepHookParameter) {
  steps.set(this, pickleStep);
  this.docStrings.begin(pickleStep, gherkinDocument);
});

After(
  { name: 'evidence is kept, everything is closed' },
  async function (this: BrineWorld, { result }: ITestCaseHookParameter) {
    try {
      if (result?.status === Status.FAILED) await attachEvidence(this, result?.message);
    } finally {
      await this.close();
    }
    this.services.crash.finish();
  },
);

// Runs before the hook above, which then finds the scenario failed and keeps its evidence.
After(
  {
    name: 'every exchange keeps its contract',
    ...(contract === 'off' && { tags: '@contract:warn or @contract:fail' }),
  },
  async function (this: BrineWorld, { result }: ITestCaseHookParameter) {
    const violated = await violatedContract(this, result?.status);
    if (violated) throw violated;
  },
);
