import { CrashMissedError, ServiceCrashedError } from '../support/services/group/crash-errors';
import type { DeathListener } from '../support/services/group/deaths';
import type { ServiceGroup } from '../support/services/group/group';
import { lastLines } from '../support/services/log/log';
import { findPanics } from '../support/services/log/panic';
import { showLog } from '../support/services/log/show-line';
import type { Exit } from '../support/services/process/exit';
import type { Instance } from '../support/services/start/instance';

/** Milliseconds that a service may take to be seen dead after it dropped a connection. */
const GRACE = 250;
const NOBODYS_FAULT: DeathListener = () => false;

/**
 * Notices that a service died while a scenario ran, and lets the step that is running fail at once with that cause
 * instead of with whatever the death made of it.
 */
export class CrashWatch {
  #crash: ServiceCrashedError | undefined;
  /** Services that the scenario lets crash → how they did. */
  readonly #foreseen = new Map<string, Exit | undefined>();
  #told = false;
  #notice: () => void = () => {};
  #blame: () => void = () => {};
  /** Some death, expected or not. */
  readonly #noticed = new Promise<void>((resolve) => {
    this.#notice = resolve;
  });
  /** The one to be told. */
  readonly #crashed = new Promise<void>((resolve) => {
    this.#blame = resolve;
  });

  /**
   * @param logOf what a service logged in this scenario.
   * @param isCallLost whether a service of this scenario lost its connection to another one.
   */
  constructor(
    private readonly group: ServiceGroup,
    private readonly logOf: (service: string) => string,
    private readonly isCallLost: () => boolean = () => false,
  ) {}

  /** From now on a death is this scenario's. */
  begin(): void {
    const blame: DeathListener = (service) => {
      // What all workers use is no matter of a scenario that had nothing to do with it.
      if (this.group.lentOf(service.name) && !this.group.reached.has(service.name)) return true;
      if (this.#foreseen.has(service.name)) this.#foresee(service);
      else this.#see(service, this.logOf(service.name));
      return true;
    };
    // V8 keeps a function that is made in an assignment to a property, and all that it knows, until it clears everything up.
    this.group.onDeath = blame;
  }

  /** What dies from now on is no fault of this scenario. */
  end(): void {
    this.group.onDeath = NOBODYS_FAULT;
  }

  /** The death of a service is what this scenario is about: it has to come, and is no fault. */
  expect(service: string): void {
    if (!this.#foreseen.has(service)) this.#foreseen.set(service, undefined);
  }

  /** The deaths that were expected and came. */
  get foreseen(): { service: string; exit: Exit }[] {
    return [...this.#foreseen].flatMap(([service, exit]) => (exit ? [{ service, exit }] : []));
  }

  /** Whether the death of any service is what this scenario is about. */
  get isForeseen(): boolean {
    return this.#foreseen.size > 0;
  }

  /** @throws CrashMissedError when a service has not died that was expected to. */
  expectForeseen(): void {
    const missed = [...this.#foreseen].filter(([, exit]) => exit === undefined);
    if (missed.length > 0) throw new CrashMissedError(missed.map(([service]) => service));
  }

  /** The first death that nobody asked for. */
  get seen(): ServiceCrashedError | undefined {
    return this.#crash;
  }

  /**
   * Runs a step; rejects with the crash as soon as there is one. A request whose service died as expected has no answer,
   * which is no fault of the step.
   */
  during<T>(step: () => T): T | Promise<Awaited<T>> {
    return this.group.names.length === 0 ? step() : this.#watched(step);
  }

  async #watched<T>(step: () => T): Promise<Awaited<T>> {
    if (this.#crash) this.#tell();
    try {
      return await Promise.race([step(), this.#rejection()]);
    } catch (error) {
      const lost = lostConnection(error);
      // What the caller made of it may fail a step before the news that the callee is gone.
      if (lost || (!this.#crash && this.isCallLost())) await this.#graceFor();
      if (!this.#crash && lost && this.foreseen.length > 0) return undefined as Awaited<T>;
      if (!this.#crash) throw error;
      // A lost connection is what the crash made of the request, no cause of its own.
      this.#tell(lost || error === this.#crash ? undefined : error);
    }
  }

  /** Fails the scenario after its last step if a crash came too late for any step to tell. */
  async finish(): Promise<void> {
    if (this.group.names.length === 0) return;
    // The end of a process is told in the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#crash && !this.#told) this.#tell();
  }

  /** Tells nobody by itself: it also rejects after its step is long over. */
  async #rejection(): Promise<never> {
    await this.#crashed;
    throw this.#crash;
  }

  #see(service: Instance, log: string): void {
    this.#crash ??= new ServiceCrashedError(
      service.name,
      service.exit ?? { code: null, signal: null },
      findPanics(log).at(-1),
      showLog(lastLines(log, 10)),
    );
    this.#blame();
    this.#notice();
  }

  #foresee({ name, exit }: Instance): void {
    this.#foreseen.set(name, exit ?? { code: null, signal: null });
    this.#notice();
  }

  #tell(cause?: unknown): never {
    this.#told = true;
    if (cause && this.#crash) this.#crash.cause ??= cause;
    throw this.#crash;
  }

  async #graceFor(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(GRACE, this.group.news));
    });
    await Promise.race([this.#noticed, over]);
    clearTimeout(timer);
  }
}

/** The connection error of a request often arrives before the news that the process is gone. */
function lostConnection(error: unknown): boolean {
  return error instanceof Error && ['RequestFailedError', 'StreamFailedError'].includes(error.name);
}
