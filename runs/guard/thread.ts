import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import { world } from '@cucumber/cucumber';
import UncaughtExceptionManager from '@cucumber/cucumber/lib/uncaught_exception_manager';
import {
  BlockedStepError,
  CancelledError,
  CapReachedError,
  DeadWaitError,
  type LeftOver,
  LeftOverError,
  ProcessEndedError,
} from './errors';
import { forbidExits } from './exits';
import { tellingFrames } from './frames';
import { SharedMemory } from './memory';
import { Origin } from './origin';

/** Milliseconds between two beats, after which at the latest a thread hears that it was stopped or cancelled. */
const BEAT = 100;
/** Taken before a step can put a false clock or queue in their place. */
const { setImmediate, setInterval, setTimeout } = globalThis;
const { nextTick } = process;

interface Call {
  origin: Origin;
  isStep: boolean;
  since: number;
  interrupt(error: unknown): void;
}

/**
 * Runs the steps and hooks of this thread so that none of them can hold up the run for ever, end it, or let another
 * scenario take the blame.
 */
export class ThreadGuard {
  /** Of what is no scenario: those are Cucumber's own store already, and a second one would cost as much again. */
  readonly #origins = new AsyncLocalStorage<Origin>();
  readonly #outside = AsyncLocalStorage.snapshot();
  readonly #left: LeftOver[] = [];
  #running: Call | undefined;
  #blocked: { origin: Origin | undefined; error: BlockedStepError } | undefined;
  #memory: SharedMemory | undefined;
  #joined = false;
  /** Time of the last beat. */
  #time = performance.now();
  /** No code of the project has run since errors that were under way could come in. */
  #quiet = true;
  #place: ReturnType<SharedMemory['join']> | undefined;

  /** @param root absolute folder of the project. */
  constructor(private readonly root: string) {
    forbidExits(root, (error) => this.#refused(error));
  }

  /** Why no further scenario is begun. */
  get cancelled(): CancelledError | undefined {
    return this.#memory?.get('cancelled') ? new CancelledError() : undefined;
  }

  /** For one attempt at a scenario, or a hook of the run. */
  origin(title: () => string): Origin {
    return new Origin(title);
  }

  /** Runs a step; rejects as soon as there is a reason to give it up. */
  step<T>(origin: Origin, run: () => T | Promise<T>): Promise<T> {
    return this.#run({ origin, isStep: true, isOurs: false }, run);
  }

  /** Runs a hook. Hooks clean up, so neither a late error nor a cancelled run cuts them short. */
  hook<T>(origin: Origin, run: () => T | Promise<T>): Promise<T> {
    return this.#run({ origin, isStep: false, isOurs: false }, run);
  }

  /** The same for a hook of Brine's own, which is known not to block and begins at once. */
  ownHook<T>(origin: Origin, run: () => T | Promise<T>): Promise<T> {
    return this.#run({ origin, isStep: false, isOurs: true }, run);
  }

  /** Lets errors that are under way come in. */
  async turn(): Promise<void> {
    this.#quiet = true;
    await turn();
  }

  /**
   * The last thing of a scenario: nothing can fail it any more.
   *
   * @returns what came after the last step; undefined for nothing.
   */
  async settle(origin: Origin, failed: boolean): Promise<unknown> {
    if (!this.#quiet) await this.turn();
    const late = origin.late.shift();
    origin.over = true;
    origin.failed = failed || late !== undefined;
    return late;
  }

  /** Runs something that outlives the scenario which needed it first, and whose errors are not that one's. */
  outlasting<T>(run: () => T): T {
    return this.#outside(run);
  }

  /** The last thing of this thread. @throws LeftOverError */
  async finish(): Promise<void> {
    await turn();
    this.#place?.leave();
    if (this.#left.length === 0) return;
    throw new LeftOverError(this.#left.splice(0));
  }

  /**
   * Called by the watchdog through the debugger while this thread stands still in the code that blocks it.
   *
   * @returns what is to be told if the thread cannot be freed, as JSON; null if no code of the project blocks it.
   */
  blockedHere(): string {
    const origin = this.#here();
    if (!origin && !this.#running) return 'null';
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 50;
    const frames = tellingFrames(new Error().stack ?? '', this.root);
    Error.stackTraceLimit = stackTraceLimit;
    const error = new BlockedStepError(
      this.#running?.isStep === false ? 'hook' : 'step',
      this.#memory?.get('blocked') ?? 0,
      frames,
    );
    this.#blocked = { origin, error };
    // Where Node was about to run other timers, stopping the thread makes it forget them; a new one reminds it. No
    // other timer has such a length, so that Node has to look.
    setTimeout(() => {}, BEAT + Math.random());
    return JSON.stringify({ text: error.message, ...(origin && { from: origin.title() }) });
  }

  /** Who started the code that runs now, or that an error comes from. */
  #here(): Origin | undefined {
    return this.#origins.getStore() ?? originOfScenario();
  }

  #as<T>(origin: Origin, run: () => T): T {
    return origin === originOfScenario() ? run() : this.#origins.run(origin, run);
  }

  /** One promise for all that it may come to: this is done for every step and hook. */
  #run<T>(what: { origin: Origin; isStep: boolean; isOurs: boolean }, run: () => T | Promise<T>): Promise<T> {
    if (!this.#joined) this.#join();
    return new Promise<T>((resolve, reject) => {
      const { origin, isStep, isOurs } = what;
      // What it throws rejects, because this is the executor of a promise.
      if (isStep) this.#mayBegin(origin);
      let over = false;
      const end = (): void => {
        if (this.#running === call) this.#running = undefined;
      };
      const failed = (error: unknown): void => {
        if (over) return;
        over = true;
        // What comes in the same breath is its own: the error of a call that was refused is thrown as well.
        void NOW.then(() => {
          // What it throws itself need not be told again.
          const told = origin.late.indexOf(error);
          if (told >= 0) origin.late.splice(told, 1);
          end();
          reject(error);
        });
      };
      const done = (result: T): void => {
        if (over) return;
        over = true;
        end();
        if (origin.late.length > 0) reject(origin.late.shift());
        else resolve(result);
      };
      const call: Call = { origin, isStep, since: this.#time, interrupt: failed };
      this.#running = call;
      const begin = () => settle(run, done, failed);
      if (isOurs) {
        this.#as(origin, begin);
        return;
      }
      this.#quiet = false;
      this.#as(origin, () => afresh(() => void NOW.then(begin)));
    });
  }

  #mayBegin(origin: Origin): void {
    if (this.cancelled) throw this.cancelled;
    if (origin.late.length > 0) throw origin.late.shift();
  }

  /** At the first hook: before that a fault of any kind ends the run, as it should. */
  #join(): void {
    this.#joined = true;
    this.#memory = SharedMemory.ofRun();
    this.#place = this.#memory?.join();
    this.#time = performance.now();
    setInterval(() => {
      this.#time = performance.now();
      this.#place?.beat();
      this.#look();
    }, BEAT).unref();
    // Cucumber would blame whichever step is running. A capture callback of Node's is no way around: the `domain`
    // module, which some packages load, forbids it.
    UncaughtExceptionManager.registerHandler = () => {};
    UncaughtExceptionManager.unregisterHandler = () => {};
    process.on('uncaughtException', (error) => this.#uncaught(error));
    if (isMainThread) process.on('beforeExit', () => this.#running?.interrupt(new DeadWaitError()));
    (globalThis as Record<symbol, unknown>)[Symbol.for('brine.guard')] = this;
  }

  #look(): void {
    const blocked = this.#blocked;
    this.#blocked = undefined;
    if (blocked) this.#stop(blocked.error, blocked.origin);
    const { cancelled } = this;
    if (cancelled && this.#running?.isStep) this.#running.interrupt(cancelled);
    const cap = this.#memory?.get('cap') ?? Number.POSITIVE_INFINITY;
    if (this.#running && this.#time - this.#running.since > cap) {
      this.#running.interrupt(new CapReachedError(cap));
    }
  }

  /** What was stopped will never end by itself. */
  #stop(error: unknown, origin: Origin | undefined): void {
    if (this.#running && (origin === undefined || origin === this.#running.origin)) {
      this.#running.interrupt(error);
    } else this.#arrive(error, origin);
  }

  #refused(error: ProcessEndedError): void {
    const origin = this.#here();
    // While files are loaded what is thrown ends the run by itself.
    if (this.#joined && origin) this.#arrive(error, origin);
  }

  #uncaught(error: unknown): void {
    // Those that want to clean up when a signal comes end the process themselves.
    if (error instanceof ProcessEndedError && this.cancelled) return;
    this.#arrive(error, this.#here() ?? this.#running?.origin);
  }

  #arrive(error: unknown, origin: Origin | undefined): void {
    if (!origin || origin.over) this.#leave(error, origin);
    else if (this.#running?.origin === origin && this.#running.isStep) this.#running.interrupt(error);
    else if (!origin.late.includes(error)) origin.late.push(error);
  }

  #leave(error: unknown, origin: Origin | undefined): void {
    const text = textOf(error, this.root);
    if (origin?.failed) {
      process.stderr.write(`Left over from ${origin.title()}, which had failed: ${text}\n`);
      return;
    }
    this.#left.push({ from: origin?.title(), text });
    this.#memory?.set('left', 1);
  }
}

/** As its World tells it, while a step or hook of it runs and in all that one has started. */
function originOfScenario(): Origin | undefined {
  try {
    return (world as { origin?: Origin }).origin;
  } catch {
    // Cucumber's way to say that this is none of a scenario.
    return undefined;
  }
}

/** What waits for it begins on an empty stack. */
const NOW = Promise.resolve();

function settle<T>(
  run: () => T | Promise<T>,
  done: (result: T) => void,
  failed: (error: unknown) => void,
): void {
  try {
    const result = run();
    if (isThenable(result)) Promise.resolve(result).then(done, failed);
    else done(result);
  } catch (error) {
    failed(error);
  }
}

function isThenable<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as Promise<T> | undefined | null)?.then === 'function';
}

/** The turn of the event loop that a step or hook was last waited for in. */
let turned = -1;

function iteration(): number {
  return performance.nodeTiming.uvMetricsInfo.loopCount;
}

/**
 * Starts code on an empty stack and with nothing else waiting for its turn: when the watchdog has to stop it, all that
 * is below it and behind it in the queue is lost as well. A turn of the event loop does that. As long as the last one
 * goes on, nothing but promises can be waiting, and a tick comes behind all of them.
 */
function afresh(begin: () => void): void {
  if (iteration() === turned) nextTick(begin);
  else inTurn(begin);
}

function inTurn(begin: () => void): void {
  setImmediate(() => {
    turned = iteration();
    begin();
  });
}

function turn(): Promise<void> {
  return new Promise((resolve) => inTurn(resolve));
}

function textOf(error: unknown, root: string): string {
  if (!(error instanceof Error)) return String(error);
  const frames = tellingFrames(error.stack ?? '', root).map((frame) => `\n    at ${frame}`);
  return `${error.name === 'Error' ? error.message : `${error.name}: ${error.message}`}${frames.join('')}`;
}
