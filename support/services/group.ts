import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CargoService, CommandService, LoadedSettings, ServiceSettings } from '../settings/settings';
import { ServiceNotOursError, UnknownServiceError } from './errors';
import { ServiceLog } from './log';
import { type StartedService, startService } from './service';
import { processSpec } from './spec';

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
}

type ExitListener = (service: StartedService) => void;

/**
 * The services of one worker: started on first need, in the order of their dependencies, kept running from scenario
 * to scenario, stopped in reverse. A restarted service gets its former port, so that others find it again.
 */
export class ServiceGroup implements AsyncDisposable {
  readonly #started = new Map<string, StartedService>();
  readonly #starting = new Map<string, Promise<StartedService>>();
  readonly #ports = new Map<string, number>();
  readonly #order: string[] = [];
  /** Called when a service dies that nobody asked to. */
  onCrash: ExitListener = () => {};

  constructor(private readonly options: GroupOptions) {}

  get names(): string[] {
    return Object.keys(this.options.settings.services);
  }

  /** The settings of a service. @throws UnknownServiceError */
  settingsOf(name: string): ServiceSettings {
    const service = this.options.settings.services[name];
    if (!service) throw new UnknownServiceError(name, this.names);
    return service;
  }

  /** The running instance, if Brine runs it and it runs. */
  running(name: string): StartedService | undefined {
    const service = this.#started.get(name);
    return service?.exit || service?.expected ? undefined : service;
  }

  /** The last instance, running or not. */
  last(name: string): StartedService | undefined {
    return this.#started.get(name);
  }

  /** Its log; exists (perhaps empty) for every service that Brine runs. */
  log(name: string): ServiceLog {
    return new ServiceLog(path.join(this.options.directory, 'logs', `${name}.log`));
  }

  /** Where a service is or was last; undefined before its first start. Starts nothing. */
  addressOf(name: string): string | undefined {
    const service = this.settingsOf(name);
    return 'url' in service ? service.url : this.last(name)?.url;
  }

  /** Address of a service, which is started first if need be. */
  async url(name: string): Promise<string> {
    const service = this.settingsOf(name);
    return 'url' in service ? service.url : (await this.ensure(name)).url;
  }

  /** Starts all services that do not run; independent ones at the same time. */
  async ensureAll(): Promise<void> {
    await settle(this.names.map(async (name) => await this.url(name)));
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

  /** Brings back what does not run of those that ran before: a crash or a scenario's `stop` ends with the scenario. */
  async restore(): Promise<void> {
    await settle(this.#order.map(async (name) => await this.ensure(name)));
  }

  async stop(name: string): Promise<void> {
    this.#ours(name, 'stopped');
    await this.running(name)?.stop();
  }

  async kill(name: string): Promise<void> {
    this.#ours(name, 'killed');
    await this.running(name)?.kill();
  }

  async restart(name: string): Promise<void> {
    this.#ours(name, 'restarted');
    await this.stop(name);
    await this.ensure(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const name of [...this.#order].reverse()) await this.#started.get(name)?.stop();
  }

  async #start(name: string): Promise<StartedService> {
    const service = this.#ours(name, 'started');
    const urls = await this.#dependencies(name, service);
    const directory = path.join(this.options.directory, 'data', name);
    mkdirSync(directory, { recursive: true });
    const placement = {
      name,
      service,
      executable: this.options.executables[name],
      directory,
      logFile: this.log(name).file,
      port: this.#ports.get(name) ?? 0,
      urls,
      ...(this.options.databases && { databases: this.options.databases }),
    };
    const { settings, env } = this.options;
    const started = await startService({
      name,
      spec: processSpec(placement, settings, env),
      readiness: service.ready ?? { tcp: true },
      address: service.address?.log,
      readyTimeout: settings.timeouts.ready,
      stopTimeout: settings.timeouts.stop,
    });
    return this.#keep(name, started);
  }

  #keep(name: string, started: StartedService): StartedService {
    this.#started.set(name, started);
    this.#ports.set(name, started.port);
    if (!this.#order.includes(name)) this.#order.push(name);
    void started.process.exited.then(() => {
      if (!started.expected) this.onCrash(started);
    });
    return started;
  }

  async #dependencies(from: string, service: ServiceSettings): Promise<Record<string, string>> {
    const names = service.dependsOn ?? [];
    const urls = await settle(
      names.map(async (name) => {
        const own = await this.url(name);
        return (await this.options.addressFor?.(from, name)) ?? own;
      }),
    );
    return Object.fromEntries(names.map((name, index) => [name, urls[index] ?? '']));
  }

  #ours(name: string, wish: string): CargoService | CommandService {
    const service = this.settingsOf(name);
    if ('url' in service) throw new ServiceNotOursError(name, service.url, wish);
    return service;
  }
}

/** Like `Promise.all`, but waits for the others before it throws, so that nothing goes on starting in the background. */
async function settle<T>(promises: Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.map((result) => (result as PromiseFulfilledResult<T>).value);
}
