import type { PickleStep } from '@cucumber/messages';
import { presentable } from '../support/errors/presentable';
import { inStacks } from '../support/home/home';
import { blamed } from './components';
import { fillArguments } from './fill';
import { hideIn } from './hide';
import { mockedBlame } from './mocks';
import { phraseBehind, runPhrase, type Surroundings } from './run-phrase';
import { MissingStepArgumentError } from './step-argument';
import { threadGuard } from './worker';
import { BrineWorld } from './world';

/** As stacks name the files of Brine that call steps and hooks, or are hooks. */
const HERE = [__filename, require.resolve('./hooks'), require.resolve('./crash')].map(inStacks);

/** The steps that are running: of a phrase the inner one, with the id of the outer. */
const current = new WeakMap<BrineWorld, { step: PickleStep; testStep: string }>();

/** The code of a step or hook. */
export type Definition = (this: BrineWorld, ...args: unknown[]) => unknown;

/** Hooks of Brine's own: the guard need not expect of them that they block. */
const own = new WeakSet<object>();
/** Those that do no more than keep something in mind, before every step: they need no guard at all. */
const brief = new WeakSet<object>();

/** Marks a hook of Brine's own. */
export function ours<T extends object>(code: T): T {
  own.add(code);
  return code;
}

/** Marks one that only keeps something in mind. */
export function noting<T extends object>(code: T): T {
  brief.add(code);
  return code;
}

/** The step that runs next. @param testStep id of the step of the feature that it is, or that its phrase is. */
export function beginStep(world: BrineWorld, step: PickleStep, testStep: string): void {
  current.set(world, { step, testStep });
}

/**
 * What runs in place of a definition's own code. Every step runs with its arguments filled in, and fails at once when a
 * service dies under it. Hooks run as they are. Both run under guard, and what either throws is made fit to be read.
 *
 * @param limit milliseconds that a step may take which does not say otherwise.
 */
export function underGuard(code: Definition, limit: number): Definition {
  if (brief.has(code)) return code;
  const phrase = phraseBehind(code);
  const isOurs = own.has(code);
  return function (...args) {
    const isStep = this instanceof BrineWorld && !isHook(args);
    // Its steps come through here one by one.
    if (phrase && isStep) return runPhrase(this, phrase, surroundingsOf(this, limit));
    // The last argument is a callback; what is thrown at once is told, whatever Cucumber makes of the function.
    if (isStep && code.length === args.length) throw missing(this);
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
}

function missing(world: BrineWorld): unknown {
  const error = presentable(new MissingStepArgumentError(), ...HERE);
  world.failing.note(error, 'step');
  return error;
}

function runGuarded(world: BrineWorld, code: Definition, args: unknown[]): Promise<unknown> {
  return threadGuard().step(world.origin, () => runStep(world, code, args));
}

/** @param world anything else in a hook of the whole run. */
function runHook(world: unknown, code: Definition, args: unknown[], isOurs: boolean): Promise<unknown> {
  const guard = threadGuard();
  const origin = world instanceof BrineWorld ? world.origin : guard.origin(() => 'a hook of the run');
  const run = () => code.apply(world as BrineWorld, args);
  return isOurs ? guard.ownHook(origin, run) : guard.hook(origin, run);
}

function surroundingsOf(world: BrineWorld, limit: number): Surroundings {
  const running = current.get(world);
  if (!running) throw new TypeError('a phrase is a step of a scenario');
  const { testStep } = running;
  return {
    ...running,
    limit,
    begin: (inner, described, { docString, passed }) => {
      beginStep(world, inner, testStep);
      world.beginStep(() => described);
      if (!passed) world.docStrings.beginAt(docString && { ...docString, file: described.file });
    },
  };
}

/** A promise only where there is something to wait for. */
function runStep(world: BrineWorld, code: Definition, args: unknown[]): unknown {
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
