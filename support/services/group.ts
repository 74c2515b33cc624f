import path from 'node:path';
import type { LoadedSettings, ServiceSettings } from '../settings/settings';
import { type Clock, systemClock } from '../wait/clock';
import { Attempts } from './attempts';
import { ClockFile } from './clock-file';
import { describeDeath } from './death';
import {
  ServiceComposedError,
  ServiceMockedError,
  ServiceNotOursError,
  ServiceSharedError,
  UnknownServiceError,
} from './errors';
import type { Exit } from './exit';
import type { Instance } from './instance';
import { launch } from './launch';
import { Lent, type LentOptions } from './lent';
import { ServiceLog } from './log';
import { Reached } from './reached';
import type { StartedService } from './service';
import { settle } from './settle';
import type { Placement, StartableService } from './spec';
import { type StandIn, StandIns } from './stand-ins';
import { stopInTurn } from './stop-in-turn';
import { Waits } from './waits';

export interface GroupOptions {
  settings: LoadedSettings;
  /** Service name → binary, as cargo built them. */
  executables: Readonly<Record<string, string>>;
  /** Folder of this worker: logs and the services' own folders live below it. */
  directory: string;
  env: NodeJS.ProcessEnv;
  /** The address that a service is given for another one; undefined: that one's own. */
  addressFor?: (from: string, to: string) => Promise<string | undefined>;
  /** URLs of this worker's databases, by name. */
  databases?: Readonly<Record<string, string>>;
  /** What the run keeps for all workers; none of it is started here. */
  lent?: LentOptions;
  /** The URLs that a service is given for those of the databases (default: the same). */
  databasesFor?: (
    from: string,
    urls: Readonly<Record<string, string>>,
  ) => Promise<Readonly<Record<string, string>>>;
  clock?: Clock;
}

/** @returns true when it is told elsewhere: a scenario takes the blame, or had nothing to do with it. */
type DeathListener = (service: Instance) => boolean;

/**
 * The services of one worker: started on first need, in the order of their dependencies, kept running from scenario
 * to scenario, stopped in reverse. A restarted service gets its former port, so that others find it again, and so does
 * an instance that stands in for it during one scenario.
 */
export class ServiceGroup implements AsyncDisposable {
  readonly #started = new Map<string, StartedService>();
  readonly #starting = new Map<string, Promise<StartedService>>();
  readonly #ports = new Map<string, number>();
  readonly #order: string[] = [];
  readonly #standIns: StandIns;
  readonly #attempts = new Attempts();
  readonly #waits: Waits;
  readonly #lent: Lent;
  /** What the scenario has to do with. */
  readonly reached = new Reached((name) => this.settingsOf(name));
  #deaths: string[] = [];
  #doubted = false;
  /** Of the services that take their time from it. */
  readonly clockFile: ClockFile;
  /** Called when a service dies that nobody asked to. */
  onDeath: DeathListener = () => false;

  constructor(private readonly options: GroupOptions) {
    this.#standIns = new StandIns(options.directory);
    this.#waits = new Waits(options.clock ?? systemClock);
    this.#lent = new Lent(options.lent ?? { services: {}, ask: async () => '' });
    this.clockFile = new ClockFile(path.join(options.directory, 'clock'));
  }

  get names(): string[] {
    return Object.keys(this.options.settings.services);
  }

  /** Those that have run and outlive the scenario, in the order of their first start. */
  get shared(): string[] {
    return this.#order.filter((name) => !this.#standIns.get(name));
  }

  /** What a start that takes long waits for, in words. */
  get waiting(): string | undefined {
    return this.#waits.describe();
  }

  /** The settings of a service. @throws UnknownServiceError */
  settingsOf(name: string): ServiceSettings {
    const service = this.options.settings.services[name];
    if (!service) throw new UnknownServiceError(name, this.names);
    return service;
  }

  /** @throws UnknownServiceError, ServiceNotOursError for what Brine does not start. */
  expectOurs(name: string): void {
    if (!this.lentOf(name)) this.#ours(name, 'watched');
  }

  /** The running instance, if this group runs it and it runs. */
  running(name: string): StartedService | undefined {
    const service = this.#mine(name);
    return service?.exit || service?.expected ? undefined : service;
  }

  /** The last instance, running or not. */
  last(name: string): Instance | undefined {
    return this.lentOf(name) ?? this.#mine(name);
  }

  /** The service as the run keeps it for all workers, unless one of this scenario stands in for it. */
  lentOf(name: string): Instance | undefined {
    return this.#standIns.get(name) ? undefined : this.#lent.get(name);
  }

  #mine(name: string): StartedService | undefined {
    const standIn = this.#standIns.get(name);
    return standIn ? standIn.started : this.#started.get(name);
  }

  /** Its log; exists (perhaps empty) for every service that Brine runs. */
  log(name: string): ServiceLog {
    const standIn = this.#standIns.get(name);
    return standIn ? new ServiceLog(standIn.logFile) : this.sharedLog(name);
  }

  /** The log of the instance that outlives the scenario, whoever stands in for it. */
  sharedLog(name: string): ServiceLog {
    return this.#lent.get(name)?.log ?? new ServiceLog(this.#place(name).logFile);
  }

  /** Where a service is or was last; undefined before its first start. Starts nothing. */
  addressOf(name: string): string | undefined {
    const service = this.settingsOf(name);
    return 'url' in service ? service.url : this.last(name)?.url;
  }

  /** The same for something that is about to ask it. */
  reach(name: string): string | undefined {
    this.reached.add(name);
    return this.addressOf(name);
  }

  /** Address of a service for something that is about to ask it; it is started first if need be. */
  async url(name: string): Promise<string> {
    this.reached.add(name);
    return await this.up(name);
  }

  /** Sees to it that a service runs. Gives its address. */
  async up(name: string): Promise<string> {
    const service = this.settingsOf(name);
    if ('url' in service) return service.url;
    const lent = this.#standIns.get(name) ? undefined : this.#lent.get(name);
    if (!lent) return (await this.ensure(name)).url;
    await this.#lent.ensure(lent);
    return lent.url;
  }

  /** Starts all services that do not run; independent ones at the same time. */
  async ensureAll(): Promise<void> {
    await settle(this.names.map(async (name) => await this.up(name)));
  }

  /** Sees to it that what the run keeps runs. @param doubted asks, also where nothing is known of a death. */
  async ensureLent(doubted: boolean): Promise<void> {
    const all = this.#lent.all.filter(({ name }) => !this.isOwn(name));
    await settle(all.map(async (one) => await (doubted ? this.#lent.check(one) : this.#lent.ensure(one))));
  }

  /** Milliseconds that the news of the death of something which the scenario has to do with may take. */
  get news(): number {
    return Math.max(
      0,
      ...this.#lent.all.filter(({ name }) => this.reached.has(name)).map(({ news }) => news),
    );
  }

  /** A service that the run keeps has died. */
  lentDied(name: string, exit: Exit): void {
    const lent = this.#lent.get(name);
    if (!lent || this.isOwn(name)) return;
    lent.exit = exit;
    if (!this.onDeath(lent)) this.#deaths.push(describeDeath(lent, lent.log.size));
  }

  /** The running service, started with what it depends on if it does not run. @throws ServiceNotReadyError … */
  async ensure(name: string): Promise<StartedService> {
    const running = this.running(name);
    if (running) return running;
    const starting = this.#starting.get(name) ?? this.#start(name);
    this.#starting.set(name, starting);
    try {
      return await starting;
    } finally {
      this.#starting.delete(name);
    }
  }

  async stop(name: string): Promise<void> {
    this.#alone(name, 'stopped');
    await this.running(name)?.stop();
  }

  async kill(name: string): Promise<void> {
    this.#alone(name, 'killed');
    await this.running(name)?.kill();
  }

  async restart(name: string): Promise<void> {
    this.#alone(name, 'restarted');
    await this.stop(name);
    await this.ensure(name);
  }

  /**
   * Starts an instance of a service that belongs to the scenario alone, with variables on top of those in the settings,
   * until `release`. It has a folder and a log of its own, the databases and the port of the one that it stands in for,
   * which steps aside.
   *
   * @throws ServiceNotReadyError …
   */
  async standIn(name: string, env: Readonly<Record<string, string>>): Promise<StartedService> {
    this.#ours(name, 'given settings of its own');
    await this.#starting.get(name)?.catch(() => {});
    await this.running(name)?.stop();
    this.#standIns.add(name, { env, port: this.#ports.get(name) ?? 0 });
    return await this.ensure(name);
  }

  /**
   * Starts new instances of services that belong to the scenario alone, until `release`.
   *
   * @param databases URLs of databases that belong to it too.
   * @throws ServiceNotReadyError …
   */
  async isolate(names: readonly string[], databases: Readonly<Record<string, string>>): Promise<void> {
    await this.#stopInTurn(this.#order.filter((name) => names.includes(name)));
    for (const name of names)
      this.#standIns.add(name, { env: {}, databases, port: this.#ports.get(name) ?? 0 });
    await settle(names.map(async (name) => await this.ensure(name)));
  }

  /** Whether an instance of this scenario alone stands in for a service. */
  isOwn(name: string): boolean {
    return this.#standIns.get(name) !== undefined;
  }

  /** Ends the instances of the scenario. The others come back with the next one that needs them. */
  async release(): Promise<void> {
    const { names } = this.#standIns;
    await this.#stopInTurn(names);
    for (const name of names) this.#standIns.remove(name);
  }

  /** The next scenario is to find out whether what runs still answers. */
  doubt(): void {
    this.#doubted = true;
  }

  takeDoubt(): boolean {
    const doubted = this.#doubted;
    this.#doubted = false;
    return doubted;
  }

  /** The deaths that no scenario was blamed for, in words; they are told once. */
  takeDeaths(): string[] {
    return this.#deaths.splice(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release();
    await this.#stopInTurn(this.#order);
  }

  async #stopInTurn(names: readonly string[]): Promise<void> {
    await stopInTurn(
      names,
      (one, other) => this.settingsOf(one).dependsOn?.includes(other) ?? false,
      async (name) => await this.#mine(name)?.stop(),
    );
  }

  async #start(name: string): Promise<StartedService> {
    const service = this.#ours(name, 'started');
    const standIn = this.#standIns.get(name);
    if (!standIn) this.#attempts.check(name);
    const missing = (service.dependsOn ?? []).filter((one) => this.addressOf(one) === undefined);
    this.#waits.begin(name, missing);
    try {
      const [urls, addresses] = await this.#dependencies(name, service);
      return this.#keep(await this.#spawn(name, service, { urls, addresses }), standIn);
    } catch (error) {
      if (!standIn) this.#attempts.failed(name, error);
      throw error;
    } finally {
      this.#waits.end(name);
    }
  }

  async #spawn(
    name: string,
    service: StartableService,
    others: Pick<Placement, 'urls' | 'addresses'>,
  ): Promise<StartedService> {
    const { settings, env, executables } = this.options;
    const standIn = this.#standIns.get(name);
    const databases = { ...this.options.databases, ...standIn?.databases };
    const placement = {
      name,
      service,
      executable: executables[name],
      ...(standIn ?? this.#place(name)),
      port: standIn?.port ?? this.#ports.get(name) ?? 0,
      clock: this.clockFile.file,
      ...others,
      databases: (await this.options.databasesFor?.(name, databases)) ?? databases,
      own: standIn?.env,
    };
    return await launch(placement, settings, env);
  }

  #keep(started: StartedService, standIn: StandIn | undefined): StartedService {
    const { name } = started;
    if (standIn) {
      standIn.started = started;
      standIn.port = started.port;
    } else {
      this.#started.set(name, started);
      this.#ports.set(name, started.port);
      this.#attempts.succeeded(name);
      if (!this.#order.includes(name)) this.#order.push(name);
    }
    void started.process.exited.then(() => {
      if (started.expected || this.onDeath(started)) return;
      this.#deaths.push(describeDeath(started, started.logFrom));
    });
    return started;
  }

  /** What others are reached at: by their links where there are some, and by themselves. */
  async #dependencies(
    from: string,
    { dependsOn: names = [] }: ServiceSettings,
  ): Promise<[urls: Record<string, string>, addresses: Record<string, string>]> {
    const own = await settle(names.map(async (name) => [name, await this.up(name)] as const));
    const linked = own.map(
      async ([name, url]) => [name, (await this.options.addressFor?.(from, name)) ?? url] as const,
    );
    return [
      Object.fromEntries(await Promise.all(linked)),
      Object.fromEntries(own.map(([name, url]) => [name, new URL(url).host])),
    ];
  }

  #place(name: string): { directory: string; logFile: string } {
    const { directory } = this.options;
    return {
      directory: path.join(directory, 'data', name),
      logFile: path.join(directory, 'logs', `${name}.log`),
    };
  }

  /** @throws ServiceSharedError for what all workers use. */
  #alone(name: string, wish: string): void {
    const service = this.#ours(name, wish);
    if (service && this.lentOf(name)) throw new ServiceSharedError(name, wish);
  }

  #ours(name: string, wish: string): StartableService {
    const service = this.settingsOf(name);
    if ('compose' in service) throw new ServiceComposedError(name, wish);
    if ('mock' in service) throw new ServiceMockedError(name, wish);
    if ('url' in service) throw new ServiceNotOursError(name, service.url, wish);
    return service;
  }
}
