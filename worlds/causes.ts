import path from 'node:path';
import { type ITestCaseHookParameter, Status } from '@cucumber/cucumber';
import { CAUSE, type Cause } from '../support/causes/cause';
import { causeOf } from '../support/causes/cause-of';
import type { Failure } from '../support/causes/failure';
import { misfitText } from '../support/causes/step-arguments';
import { givenUpAfter } from '../support/causes/step-timeout';
import type { Exchange } from '../support/evidence/exchange';
import { redactText } from '../support/evidence/redact';
import { type Base, basesOf, isBelow } from './contract';
import { describeStep } from './feature-step';
import { hintsFor } from './hints';
import { StepMisfitError } from './step-argument';
import type { BrineWorld } from './world';

type Told = Pick<ITestCaseHookParameter, 'pickle' | 'gherkinDocument' | 'result'>;

const UNRUNNABLE: Partial<Record<string, Failure['unrunnable']>> = {
  [Status.UNDEFINED]: 'undefined',
  [Status.AMBIGUOUS]: 'ambiguous',
  [Status.PENDING]: 'pending',
};

/**
 * Ends a scenario and attaches the one cause of its failure, also when it fails only now. Nothing may fail after it.
 *
 * @param end what is left to be done.
 */
export async function endWithCause(world: BrineWorld, told: Told, end: () => Promise<void>): Promise<void> {
  const { status } = told.result ?? {};
  let failed = status === Status.FAILED || (status !== undefined && status in UNRUNNABLE);
  try {
    await end();
  } catch (error) {
    world.failing.note(error, 'hook');
    failed = true;
    throw error;
  } finally {
    if (failed) attachCause(world, causeOf(await failureOf(world, told)));
  }
}

async function failureOf(world: BrineWorld, told: Told): Promise<Failure> {
  const { services, evidence, failing, worker } = world;
  const { seen: crash } = services.crash;
  return {
    ...blameOf(world, told),
    ...(crash && { crash }),
    mockFailed: world.mocks.failure !== undefined,
    panics: services.panics(),
    exchanges: await named(world, evidence.exchanges),
    statements: evidence.statements,
    pageErrors: world.browser.used ? world.browser.scriptErrors : [],
    passed: failing.passed,
    root: worker.settings.root,
  };
}

/** What a page asks for is recorded under the host that it was sent to, which may stand in front of a service. */
async function named(world: BrineWorld, exchanges: readonly Exchange[]): Promise<readonly Exchange[]> {
  if (!world.browser.used) return exchanges;
  const web = await world.worker.web().catch(() => undefined);
  const own: Base[] = web === undefined ? [] : [{ url: new URL(web), service: 'the web app' }];
  const bases = [...(await basesOf(world).catch(() => [])), ...own];
  return exchanges.map((exchange) => {
    const { url } = exchange.request;
    const base = bases.find((one) => URL.canParse(url) && isBelow(new URL(url), one.url));
    return base ? { ...exchange, service: base.service } : exchange;
  });
}

type Blame = Pick<Failure, 'error' | 'step' | 'limit' | 'waitedFor' | 'unrunnable'>;

function blameOf({ failing, patience }: BrineWorld, told: Told): Blame {
  const { status, message } = told.result ?? {};
  const unrunnable = UNRUNNABLE[status ?? ''];
  if (unrunnable === 'pending') return { unrunnable, ...stepOf(failing.current) };
  if (unrunnable) return { unrunnable, ...unbegun(unrunnable, failing.steps, told) };
  const limit = givenUpAfter(message);
  // What a step that was given up throws later belongs to no one.
  if (limit !== undefined) return { limit, waitedFor: patience.missed, ...stepOf(failing.current) };
  const { error, step } = failing.thrown ?? { error: misfitOf(message) ?? message, step: failing.current };
  return { error, ...stepOf(step) };
}

/** The first step that Cucumber could not begin. */
function unbegun(
  why: 'undefined' | 'ambiguous',
  begun: number,
  { pickle, gherkinDocument }: Told,
): Pick<Failure, 'step' | 'hints'> {
  const step = pickle.steps[begun];
  if (!step) return {};
  return { hints: hintsFor(why, step.text), ...stepOf(describeStep(step, gherkinDocument)) };
}

function stepOf(step: ReturnType<typeof describeStep> | undefined): Pick<Failure, 'step'> {
  return step ? { step: { title: step.title, place: `${step.file}:${step.line}` } } : {};
}

function attachCause(world: BrineWorld, { kind, culprit, what, facts }: Cause): void {
  const { root } = world.worker.settings;
  const shown = (text: string) => redactText(text.replaceAll(`${root}${path.sep}`, ''));
  const cause: Cause = {
    kind,
    culprit: shown(culprit),
    what: shown(what),
    facts: facts.map(shown),
  };
  world.attach(JSON.stringify(cause), { mediaType: CAUSE, fileName: 'cause.json' });
}

/** Without workers the message has been put into our words already. */
function misfitOf(message: string | undefined): StepMisfitError | undefined {
  const text =
    misfitText(message) ??
    (/^The step gives \d+ values? to a function/.test(message ?? '') ? message : undefined);
  return text === undefined ? undefined : new StepMisfitError(text);
}
