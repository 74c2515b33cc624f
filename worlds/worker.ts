import type { Contexts } from '../support/browser/contexts/contexts';
import type { Databases } from '../support/databases/databases';
import { SetupError } from '../support/errors/brine-error';
import type { LinkGroup } from '../support/links/group';
import type { Mocks } from '../support/mocks/mocks';
import type { ServiceGroup } from '../support/services/group/group';
import type { Identity, LoadedSettings } from '../support/settings/settings';

/** What is counted over all workers: values drawn from the seed, exchanges that break their contract. */
export type Tallied = 'draws' | 'contract';

/** What lives as long as a worker and is lent to its scenarios, one after the other. */
export interface WorkerParts {
  settings: LoadedSettings;
  services: ServiceGroup;
  links: LinkGroup;
  mocks: Mocks;
  databases: Databases;
  /** Makes databases like some of this worker's, for one scenario; whoever asks disposes them. */
  newDatabases(names: readonly string[]): Promise<Databases>;
  /** Address of the web app as this worker serves it; started on first need. Undefined when there is none. */
  web(): Promise<string | undefined>;
  /**
   * Address of the component pages as this worker serves them, started on first need. Undefined when the settings name
   * no front end.
   */
  components(): Promise<string | undefined>;
  /** Of the worker's browser, which is started on first need, and again if it died. */
  contexts: Contexts;
  /** Identities by actor, so that signing in happens once a worker. */
  identities: Map<string, Promise<Identity>>;
  /** What the ids of all traces of the run begin with. */
  run: string;
  /** What made-up values of this run are drawn from. */
  seed: string;
  /** Adds to a count that the run tells at its end. */
  tally(what: Tallied, count: number): void;
}

export class RunNotPreparedError extends SetupError {
  override readonly name = 'RunNotPreparedError';

  constructor() {
    super({
      what: 'The run was not prepared: Brine’s plugin is not loaded.',
      where: 'cucumber.js',
      next: 'Build your profiles on `brineProfile()` from runs/profile.js, which names the plugin.',
    });
  }
}

/** Who started something: an attempt at a scenario, or a hook of the run. */
export interface Origin {
  /** Its result has been told. */
  over: boolean;
}

/** Runs steps and hooks so that none can hold up the run, end it, or have another scenario blamed. */
export interface Guard {
  /** Why no further scenario is begun. */
  readonly cancelled: Error | undefined;
  /** @param title `«an order is placed» (features/order.feature:12)` */
  origin(title: () => string): Origin;
  step<T>(origin: Origin, run: () => T | Promise<T>): Promise<T>;
  hook<T>(origin: Origin, run: () => T | Promise<T>): Promise<T>;
  /** Of Brine itself, which is known not to block. */
  ownHook<T>(origin: Origin, run: () => T | Promise<T>): Promise<T>;
  /** Lets errors that are under way come in; the hook that waits for it fails with them. */
  turn(): Promise<void>;
  /** The last thing of a scenario. @returns an error that came after its last step. */
  settle(origin: Origin, failed: boolean): Promise<unknown>;
}

let guarding: Guard | undefined;

/** Called once a thread, before any hook. */
export function provideGuard(guard: Guard): void {
  guarding = guard;
}

/** @throws RunNotPreparedError */
export function threadGuard(): Guard {
  if (!guarding) throw new RunNotPreparedError();
  return guarding;
}

let current: WorkerParts | undefined;

/** Called once a worker, before its first scenario; `undefined` after its last. */
export function provideWorker(parts: WorkerParts | undefined): void {
  current = parts;
}

/** False in a dry run, which prepares nothing. */
export function isPrepared(): boolean {
  return current !== undefined;
}

/** @throws RunNotPreparedError */
export function workerParts(): WorkerParts {
  if (!current) throw new RunNotPreparedError();
  return current;
}
