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
import { NOT_RUN } from '../support/evidence/not-run';
import { reasonToSkip } from '../support/settings/environment-tags';
import { loadSettings } from '../support/settings/load';
import { attachCalls } from './calls';
import { endWithCause } from './causes';
import { violatedContract } from './contract';
import { attachEvidence, attachWanted } from './evidence';
import { describeStep } from './feature-step';
import { databasesAnew, isolate } from './isolate';
import { looseEnd } from './loose-ends';
import { isWatchedBySomebody } from './pause';
import { attachRecordings } from './recordings';
import { attachPhrases } from './run-phrase';
import { beginStep, type Definition, noting, ours, underGuard } from './run-step';
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

setDefinitionFunctionWrapper((code: Definition) => underGuard(code, timeouts.step));

const attempts = new Map<string, number>();

Before(
  { name: 'services are running again' },
  ours(async function (this: BrineWorld, { pickle }: ITestCaseHookParameter) {
    const { cancelled } = threadGuard();
    // Skipped, it would pass for a retry that went well.
    if (cancelled && attempts.has(pickle.id)) throw cancelled;
    if (cancelled) {
      this.attach(cancelled.message, { mediaType: NOT_RUN });
      return 'skipped';
    }
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
    beginStep(this, pickleStep, testStepId);
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
