import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import UncaughtExceptionManager from '@cucumber/cucumber/lib/uncaught_exception_manager';
import { afresh, turn } from './afresh';
import { Call, NOW } from './call';
import {
  BlockedStepError,
  CancelledError,
  CapReachedError,
  DeadWaitError,
  ProcessEndedError,
} from './errors';
import { forbidExits } from './exits';
import { tellingFrames } from './frames';
import { LeftOvers } from './left-overs';
import { SharedMemory } from './memory';
import { Origin, originOfScenario } from './origin';

/** Milliseconds between two beats, after which at the latest a thread hears that it was stopped or cancelled. */
const BEAT = 100;
/** Taken before a step can put a false clock in their place. */
const { setInterval, setTimeout } = globalThis;

/**
 * Runs the steps and hooks of this thread so that none of them can hold up the run for ever, end it, or let another
 * scenario take the blame.
 */
export class ThreadGuard {
  /** Of what is no scenario: those are Cucumber's own store already, and a second one would cost as much again. */
  readonly #origins = new AsyncLocalStorage<Origin>();
  readonly #outside = AsyncLocalStorage.snapshot();
  readonly #left: LeftOvers;
  #running: Pick<Call<unknown>, 'origin' | 'isStep' | 'since' | 'interrupt'> | undefined;
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
    this.#left = new LeftOvers(root);
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
    this.#left.tell();
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
      const end = (ended: Call<T>): void => {
        if (this.#running === ended) this.#running = undefined;
      };
      const call = new Call<T>(origin, isStep, this.#time, { resolve, reject, end });
      const begin = () => call.begin(run);
      this.#running = call;
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
    if (this.#left.add(error, origin)) this.#memory?.set('left', 1);
  }
}
