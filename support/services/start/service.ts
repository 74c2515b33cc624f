import type { Readiness } from '../../settings/service-settings';
import { type Clock, systemClock } from '../../wait/clock';
import { ServiceLog } from '../log/log';
import { findPanics } from '../log/panic';
import type { Exit } from '../process/exit';
import { kill, terminate } from '../process/signal';
import { type OwnedProcess, type ProcessSpec, spawnOwned } from '../process/spawn';
import { announcedUrl, listeningUrl } from './address';
import { ProgramMissingError, ServiceNotReadyError } from './errors';
import type { Instance } from './instance';
import { describeReadiness, whyNotReady } from './ready';

export interface StartOptions {
  name: string;
  spec: ProcessSpec;
  readiness: Readiness;
  /** Regular expression whose first group is `host:port`. */
  address?: string | undefined;
  /** Milliseconds. */
  readyTimeout: number;
  stopTimeout: number;
  /** Variables that a scenario gave this instance, for messages. */
  own?: Readonly<Record<string, string>>;
  clock?: Clock;
}

/** Milliseconds between two looks at a starting service: nearly all are ready within seconds, and then at once noticed. */
const pause = (waited: number) => (waited < 5_000 ? Math.min(8, 5 + waited / 20) : 100);
/** Milliseconds that a service has to announce its address before the operating system is asked. */
const ANNOUNCE = 500;

/**
 * Starts a service and waits until it is ready; what does not become ready is stopped again.
 *
 * @throws ProgramMissingError, ServiceNotReadyError
 */
export async function startService(options: StartOptions): Promise<StartedService> {
  const log = new ServiceLog(options.spec.logFile);
  const from = log.size;
  const process = await spawnOwned(options.spec).catch((error) => {
    throw new ProgramMissingError(options.name, options.spec.command, error);
  });
  const starting = new Starting(options, process, log, from);
  const url = await starting.untilReady();
  return new StartedService(options, process, log, url, from);
}

/** A service that is ready, until it stops. */
export class StartedService implements Instance, AsyncDisposable {
  readonly name: string;
  /** How it ended; undefined while it runs. */
  exit: Exit | undefined;
  /** True once Brine itself ended it: then its exit is no crash. */
  expected = false;

  constructor(
    readonly options: StartOptions,
    readonly process: OwnedProcess,
    readonly log: ServiceLog,
    readonly url: string,
    /** Where the log of this instance begins. */
    readonly logFrom: number,
  ) {
    this.name = options.name;
    void process.exited.then((exit) => {
      this.exit = exit;
      kill(process.pid);
    });
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** SIGTERM, then SIGKILL after the stop timeout; whatever it left in its process group is ended too. */
  async stop(): Promise<Exit> {
    this.expected = true;
    if (!this.exit) terminate(this.process.pid);
    const timer = setTimeout(() => kill(this.process.pid), this.options.stopTimeout);
    const exit = await this.process.end();
    clearTimeout(timer);
    kill(this.process.pid);
    return exit;
  }

  /** Ends it at once, as a crash of the machine would. */
  async kill(): Promise<Exit> {
    this.expected = true;
    kill(this.process.pid);
    return await this.process.end();
  }

  async whyNotReady(): Promise<string | undefined> {
    return this.exit
      ? 'it is not running'
      : await whyNotReady(this.options.readiness, this.url, this.log.read(this.logFrom));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

class Starting {
  readonly #clock: Clock;
  readonly #begin: number;
  #exit: Exit | undefined;
  #url: string | undefined;
  #reason: string | undefined;

  constructor(
    private readonly options: StartOptions,
    private readonly process: OwnedProcess,
    private readonly log: ServiceLog,
    private readonly from: number,
  ) {
    this.#clock = options.clock ?? systemClock;
    this.#begin = this.#clock.now();
    void process.exited.then((exit) => {
      this.#exit = exit;
    });
  }

  async untilReady(): Promise<string> {
    while (this.#waited() < this.options.readyTimeout) {
      // Read before looking, so that a line written just before the end is seen.
      const exited = this.#exit;
      if (await this.#look()) return this.#url as string;
      if (exited) break;
      await this.#clock.sleep(pause(this.#waited()));
    }
    return await this.#giveUp();
  }

  async #look(): Promise<boolean> {
    const text = this.log.read(this.from);
    this.#url ??= announcedUrl(text, this.options.address);
    if (!this.#url && this.#waited() > ANNOUNCE) this.#url = await listeningUrl(this.process.pid);
    if (!this.#url || this.#exit) return false;
    this.#reason = await whyNotReady(this.options.readiness, this.#url, text);
    return this.#reason === undefined;
  }

  async #giveUp(): Promise<never> {
    const exit = this.#exit;
    kill(this.process.pid);
    await this.process.end();
    const { name, readiness } = this.options;
    throw new ServiceNotReadyError({
      service: name,
      own: this.options.own,
      tried: this.#url && describeReadiness(readiness, this.#url),
      reason: exit ? undefined : this.#reason,
      exit,
      panic: findPanics(this.log.read(this.from))[0],
      waited: this.options.readyTimeout,
      lastLines: this.log.tail(this.from),
      logFile: this.log.file,
    });
  }

  #waited(): number {
    return this.#clock.now() - this.#begin;
  }
}
