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

/** As stacks name this file, and the one that waits for steps beside services. */
const HERE = [inStacks(__filename), inStacks(require.resolve('./crash'))];

/** The steps that are running: of a phrase the inner one, with the id of the outer. */
const current = new WeakMap<BrineWorld, { step: PickleStep; testStep: string }>();

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
  const isOurs = own.has(code);
  return function (...args) {
    const isStep = this instanceof BrineWorld && !isHook(args);
    // Its steps come through here one by one.
    if (phrase && isStep) return runPhrase(this, phrase, surroundingsOf(this));
    const failed = async (error: unknown) => {
      throw await told(this, error, isStep ? 'step' : 'hook');
    };
    try {
      if (isStep) return runGuarded(this, code, args).catch(failed);
      return runHook(this, code, args, isOurs).catch(failed);
    } catch (error) {
      return failed(error);
    }
  };
});

function runGuarded(world: BrineWorld, code: StepFunction, args: unknown[]): Promise<unknown> {
  return threadGuard().step(world.origin, () => runStep(world, code, args));
}

/** @param world anything else in a hook of the whole run. */
function runHook(world: unknown, code: StepFunction, args: unknown[], isOurs: boolean): Promise<unknown> {
  const guard = threadGuard();
  const origin = world instanceof BrineWorld ? world.origin : guard.origin(() => 'a hook of the run');
  const run = () => code.apply(world as BrineWorld, args);
  return isOurs ? guard.ownHook(origin, run) : guard.hook(origin, run);
}

function surroundingsOf(world: BrineWorld): Surroundings {
  const running = current.get(world);
  if (!running) throw new TypeError('a phrase is a step of a scenario');
  const { testStep } = running;
  return {
    ...running,
    limit: timeouts.step,
    begin: (inner, described, { docString, passed }) => {
      current.set(world, { step: inner, testStep });
      world.beginStep(() => described);
      if (!passed) world.docStrings.beginAt(docString && { ...docString, file: described.file });
    },
  };
}

/** A promise only where there is something to wait for. */
function runStep(world: BrineWorld, code: StepFunction, args: unknown[]): unknown {
  const step = current.get(world)?.step;
  const filled = fillArguments(args, step, world.values);
  world.docStrings.give(filled);
  const call = () => code.apply(world, filled);
  const result = world.services.crash.during(() => world.actors.renewal?.then(call) ?? call());
  return isThenable(result)
    ? result.then((value) => passed(world, step, value))
    : passed(world, step, result);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined | null)?.then === 'function';
}

function passed(world: BrineWorld, step: PickleStep | undefined, result: unknown): unknown {
  if (world.mocks.failure) throw world.mocks.failure;
  if (result !== 'pending' && result !== 'skipped') world.failing.pass(step?.text ?? '');
  return result;
}

/** @param world anything else in a hook of the whole run. */
async function told(world: unknown, error: unknown, from: 'step' | 'hook'): Promise<unknown> {
  if (!(world instanceof BrineWorld)) return hideIn(presentable(error, ...HERE));
  world.docStrings.locate(error);
  const cause = from === 'step' ? mockedBlame(world, await blamed(world, error)) : error;
  const shown = hideIn(presentable(cause, ...HERE));
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
    current.set(this, { step: pickleStep, testStep: testStepId });
    this.beginStep(() => describeStep(pickleStep, gherkinDocument));
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
