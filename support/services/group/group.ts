import path from 'node:path';
import type { ServiceSettings } from '../../settings/service-settings';
import { Declared } from '../instances/declared';
import { ServiceSharedError } from '../instances/errors';
import { Instances } from '../instances/instances';
import { Lent } from '../instances/lent';
import type { ServiceLog } from '../log/log';
import type { Exit } from '../process/exit';
import type { Instance } from '../start/instance';
import type { StartedService } from '../start/service';
import { settle } from '../start/settle';
import { ClockFile } from './clock-file';
import { type DeathListener, Deaths } from './deaths';
import type { GroupOptions } from './options';
import { OwnInstances } from './own-instances';
import { Reached } from './reached';
import { Starter } from './starter';

/**
 * The services of one worker: started on first need, in the order of their dependencies, kept running from scenario
 * to scenario, stopped in reverse. A restarted service gets its former port, so that others find it again, and so does
 * an instance that stands in for it during one scenario.
 */
export class ServiceGroup implements AsyncDisposable {
  readonly #declared: Declared;
  readonly #lent: Lent;
  readonly #instances: Instances;
  readonly #starter: Starter;
  readonly #own: OwnInstances;
  readonly #deaths = new Deaths();
  /** What the scenario has to do with. */
  readonly reached: Reached;
  /** Of the services that take their time from it. */
  readonly clockFile: ClockFile;
  #doubted = false;

  constructor(options: GroupOptions) {
    const declared = new Declared(options.settings.services);
    const lent = new Lent(options.lent ?? { services: {}, ask: async () => '' });
    const instances = new Instances(options.directory, declared, lent);
    this.reached = new Reached((name) => declared.settingsOf(name));
    this.clockFile = new ClockFile(path.join(options.directory, 'clock'));
    const clock = this.clockFile.file;
    this.#declared = declared;
    this.#lent = lent;
    this.#instances = instances;
    this.#starter = new Starter({ options, declared, instances, lent, deaths: this.#deaths, clock });
    this.#own = new OwnInstances({ declared, instances, starter: this.#starter });
  }

  get names(): string[] {
    return this.#declared.names;
  }

  /** Those that have run and outlive the scenario, in the order of their first start. */
  get shared(): string[] {
    return this.#instances.order.filter((name) => !this.isOwn(name));
  }

  /** What a start that takes long waits for, in words. */
  get waiting(): string | undefined {
    return this.#starter.waiting;
  }

  /** Called when a service dies that nobody asked to. */
  get onDeath(): DeathListener {
    return this.#deaths.listener;
  }

  set onDeath(listener: DeathListener) {
    this.#deaths.listener = listener;
  }

  /** The settings of a service. @throws UnknownServiceError */
  settingsOf(name: string): ServiceSettings {
    return this.#declared.settingsOf(name);
  }

  /** @throws UnknownServiceError, ServiceNotOursError for what Brine does not start. */
  expectOurs(name: string): void {
    if (!this.lentOf(name)) this.#declared.startable(name, 'watched');
  }

  /** The running instance, if this group runs it and it runs. */
  running(name: string): StartedService | undefined {
    return this.#instances.running(name);
  }

  /** The last instance, running or not. */
  last(name: string): Instance | undefined {
    return this.#instances.last(name);
  }

  /** The service as the run keeps it for all workers, unless one of this scenario stands in for it. */
  lentOf(name: string): Instance | undefined {
    return this.#instances.lentOf(name);
  }

  /** Whether an instance of this scenario alone stands in for a service. */
  isOwn(name: string): boolean {
    return this.#instances.isOwn(name);
  }

  /** Its log; exists (perhaps empty) for every service that Brine runs. */
  log(name: string): ServiceLog {
    return this.#instances.log(name);
  }

  /** The log of the instance that outlives the scenario, whoever stands in for it. */
  sharedLog(name: string): ServiceLog {
    return this.#instances.sharedLog(name);
  }

  /** Where a service is or was last; undefined before its first start. Starts nothing. */
  addressOf(name: string): string | undefined {
    return this.#instances.addressOf(name);
  }

  /** The same for something that is about to ask it. */
  reach(name: string): string | undefined {
    this.reached.add(name);
    return this.addressOf(name);
  }

  /** Address of a service for something that is about to ask it; it is started first if need be. */
  async url(name: string): Promise<string> {
    return this.urlNow(name) ?? (await this.up(name));
  }

  /** The same; undefined if it is to be started first. */
  urlNow(name: string): string | undefined {
    this.reached.add(name);
    return this.#starter.upAlready(name);
  }

  /** Sees to it that a service runs. Gives its address. */
  async up(name: string): Promise<string> {
    return await this.#starter.up(name);
  }

  /** Starts all services that do not run; independent ones at the same time. */
  async ensureAll(): Promise<void> {
    await settle(this.names.map(async (name) => await this.up(name)));
  }

  /** Sees to it that what the run keeps runs. @param doubted asks, also where nothing is known of a death. */
  async ensureLent(doubted: boolean): Promise<void> {
    await this.#lent.ensureAll((name) => !this.isOwn(name), doubted);
  }

  /** Milliseconds that the news of the death of something which the scenario has to do with may take. */
  get news(): number {
    return this.#lent.newsOf((name) => this.reached.has(name));
  }

  /** A service that the run keeps has died. */
  lentDied(name: string, exit: Exit): void {
    const lent = this.#lent.get(name);
    if (!lent || this.isOwn(name)) return;
    lent.exit = exit;
    this.#deaths.add(lent, () => lent.log.size);
  }

  /** The running service, started with what it depends on if it does not run. @throws ServiceNotReadyError … */
  async ensure(name: string): Promise<StartedService> {
    return await this.#starter.ensure(name);
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

  /** Ends a service, if it runs here, so that its next start is a new one, however often it failed to before. */
  async renew(name: string): Promise<void> {
    this.#starter.forgive(name);
    await this.running(name)?.stop();
  }

  /**
   * Starts an instance of a service that belongs to the scenario alone, with variables on top of those in the settings,
   * until `release`. It has a folder and a log of its own, the databases and the port of the one that it stands in for,
   * which steps aside.
   *
   * @throws ServiceNotReadyError …
   */
  async standIn(name: string, env: Readonly<Record<string, string>>): Promise<StartedService> {
    return await this.#own.standIn(name, env);
  }

  /**
   * Starts new instances of services that belong to the scenario alone, until `release`.
   *
   * @param databases URLs of databases that belong to it too.
   * @throws ServiceNotReadyError …
   */
  async isolate(names: readonly string[], databases: Readonly<Record<string, string>>): Promise<void> {
    await this.#own.isolate(names, databases);
  }

  /** Ends the instances of the scenario. The others come back with the next one that needs them. */
  async release(): Promise<void> {
    await this.#own.release();
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
    return this.#deaths.take();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release();
    await this.#instances.stop(this.#instances.order);
  }

  /** @throws ServiceSharedError for what all workers use. */
  #alone(name: string, wish: string): void {
    this.#declared.startable(name, wish);
    if (this.lentOf(name)) throw new ServiceSharedError(name, wish);
  }
}
