import {
  After,
  Before,
  BeforeStep,
  type ITestCaseHookParameter,
  type ITestStepHookParameter,
  type IWorldOptions,
  Status,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
  World,
} from '@cucumber/cucumber';
import type { PickleStep } from '@cucumber/messages';
import { presentable } from '../support/errors/presentable';
import { inStacks } from '../support/home/home';
import { reasonToSkip } from '../support/settings/environment-tags';
import { loadSettings } from '../support/settings/load';
import { attachCalls } from './calls';
import { endWithCause } from './causes';
import { blamed } from './components';
import { violatedContract } from './contract';
import { attachEvidence, attachWanted } from './evidence';
import { describeStep } from './feature-step';
import { fillArguments } from './fill';
import { hideIn } from './hide';
import { databasesAnew, isolate } from './isolate';
import { looseEnd } from './loose-ends';
import { mockedBlame } from './mocks';
import { isWatchedBySomebody } from './pause';
import { attachRecordings } from './recordings';
import { attachPhrases, phraseBehind, runPhrase, type Surroundings } from './run-phrase';
import { isPrepared, threadGuard } from './worker';
import { BrineWorld } from './world';
import './debug-hooks';

// Cucumber wants the limit before any scenario; the plugin has checked the settings before this file is loaded.
const { timeouts, contract } = loadSettings(process.cwd(), process.env);
// A person who looks on needs more time than any limit allows.
setDefaultTimeout(isWatchedBySomebody() ? -1 : timeouts.step);
setWorldConstructor(worldOf);

/** Cucumber constructs a World for every scenario of a dry run too, where there is nothing to make ours of. */
function worldOf(options: IWorldOptions): World {
  return isPrepared() ? new BrineWorld(options) : new World(options);
}

/** As stacks name this file. */
const HERE = inStacks(__filename);

const steps = new WeakMap<BrineWorld, PickleStep>();
/** Ids of the steps that are running. */
const testSteps = new WeakMap<BrineWorld, string>();

type StepFunction = (this: BrineWorld, ...args: unknown[]) => unknown;

/** The hooks of this file: the guard need not expect of them that they block. */
const own = new WeakSet<object>();
/** Those that do no more than keep something in mind, before every step: they need no guard at all. */
const brief = new WeakSet<object>();

function ours<T extends object>(code: T): T {
  own.add(code);
  return code;
}

function noting<T extends object>(code: T): T {
  brief.add(code);
  return code;
}

/**
 * Every step runs with its arguments filled in, and fails at once when a service dies under it. Hooks run as they are.
 * Both run under guard, and what either throws is made fit to be read.
 */
setDefinitionFunctionWrapper((code: StepFunction): StepFunction => {
  if (brief.has(code)) return code;
  const phrase = phraseBehind(code);
  return async function (...args) {
    const isStep = this instanceof BrineWorld && !isHook(args);
    // Its steps come through here one by one.
    if (phrase && isStep) return await runPhrase(this, phrase, surroundingsOf(this));
    try {
      const guard = threadGuard();
      if (isStep) return await guard.step(this.origin, () => runStep(this, code, args));
      const origin = this instanceof BrineWorld ? this.origin : guard.origin(() => 'a hook of the run');
      const run = () => code.apply(this, args);
      return await (own.has(code) ? guard.ownHook(origin, run) : guard.hook(origin, run));
    } catch (error) {
      throw await told(this, error, isStep ? 'step' : 'hook');
    }
  };
});

function surroundingsOf(world: BrineWorld): Surroundings {
  const step = steps.get(world);
  if (!step) throw new TypeError('a phrase is a step of a scenario');
  return {
    step,
    testStep: testSteps.get(world) ?? '',
    limit: timeouts.step,
    begin: (inner, described, { docString, passed }) => {
      steps.set(world, inner);
      world.browser.beginStep(() => described);
      world.failing.begin(() => described);
      if (!passed) world.docStrings.beginAt(docString && { ...docString, file: described.file });
    },
  };
}

async function runStep(world: BrineWorld, code: StepFunction, args: unknown[]): Promise<unknown> {
  const step = steps.get(world);
  const filled = fillArguments(args, step, world.values);
  world.docStrings.give(filled);
  const result = await world.services.crash.during(async () => {
    await world.actors.renew();
    return await code.apply(world, filled);
  });
  if (world.mocks.failure) throw world.mocks.failure;
  if (result !== 'pending' && result !== 'skipped') world.failing.pass(step?.text ?? '');
  return result;
}

/** @param world anything else in a hook of the whole run. */
async function told(world: unknown, error: unknown, from: 'step' | 'hook'): Promise<unknown> {
  if (!(world instanceof BrineWorld)) return hideIn(presentable(error, HERE));
  world.docStrings.locate(error);
  const cause = from === 'step' ? mockedBlame(world, await blamed(world, error)) : error;
  const shown = hideIn(presentable(cause, HERE));
  world.failing.note(shown, from);
  return shown;
}

/** Cucumber tells a hook of the attempt it belongs to; nothing in the text of a step can. */
function isHook([first]: unknown[]): boolean {
  return typeof first === 'object' && first !== null && 'testCaseStartedId' in first;
}

const attempts = new Map<string, number>();

Before(
  { name: 'services are running again' },
  ours(async function (this: BrineWorld, { pickle }: ITestCaseHookParameter) {
    const { cancelled } = threadGuard();
    // Skipped, it would pass for a retry that went well.
    if (cancelled && attempts.has(pickle.id)) throw cancelled;
    if (cancelled) return 'skipped';
    const reason = reasonToSkip(pickle.tags, this.worker.settings.environment);
    if (reason !== undefined) {
      this.log(reason);
      return 'skipped';
    }
    this.begin(pickle, attempts.get(pickle.id) ?? 0);
    attempts.set(pickle.id, (attempts.get(pickle.id) ?? 0) + 1);
    await isolate(this);
    const anew = databasesAnew(this);
    await this.worker.databases.restore(anew.names);
    for (const note of [...anew.notes, ...(await this.services.begin())]) this.log(note);
    return undefined;
  }),
);

BeforeStep(
  noting(function (this: BrineWorld, { pickleStep, gherkinDocument, testStepId }: ITestStepHookParameter) {
    steps.set(this, pickleStep);
    testSteps.set(this, testStepId);
    this.browser.beginStep(() => describeStep(pickleStep, gherkinDocument));
    this.failing.begin(() => describeStep(pickleStep, gherkinDocument));
    this.docStrings.begin(pickleStep, gherkinDocument);
  }),
);

After(
  { name: 'evidence is kept, everything is closed' },
  ours(async function (this: BrineWorld, told: ITestCaseHookParameter) {
    const failed = told.result?.status === Status.FAILED;
    try {
      await endWithCause(this, told, async () => await finish(this, told, failed));
    } finally {
      this.services.end(failed || this.evidence.exchanges.some(({ error }) => error !== undefined));
    }
  }),
);

async function finish(
  world: BrineWorld,
  { result }: Pick<ITestCaseHookParameter, 'result'>,
  failed: boolean,
): Promise<void> {
  let late: unknown;
  try {
    if (failed) await attachEvidence(world, result?.message);
    else attachWanted(world);
  } finally {
    await attachCalls(world);
    attachPhrases(world);
    try {
      await attachRecordings(world, await world.close(failed));
    } finally {
      late = await threadGuard().settle(world.origin, failed);
    }
  }
  await world.services.crash.finish();
  if (late !== undefined) throw late;
}

// The hooks below run before the one above, which then finds the scenario failed and keeps its evidence.

After(
  { name: 'nothing went wrong behind the last step' },
  ours(async function (this: BrineWorld, { result }: ITestCaseHookParameter) {
    const untold = await looseEnd(this, result?.status);
    if (untold) throw untold;
    await threadGuard().turn();
    await this.services.crash.finish();
  }),
);

After(
  {
    name: 'every exchange keeps its contract',
    ...(contract === 'off' && { tags: '@contract:warn or @contract:fail' }),
  },
  ours(async function (this: BrineWorld, { result }: ITestCaseHookParameter) {
    const violated = await violatedContract(this, result?.status);
    if (violated) throw violated;
  }),
);
