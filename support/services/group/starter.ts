import { systemClock } from '../../wait/clock';
import type { Declared } from '../instances/declared';
import type { Instances } from '../instances/instances';
import type { Lent } from '../instances/lent';
import type { StandIn } from '../instances/stand-ins';
import { startDependencies } from '../start/dependencies';
import { launch } from '../start/launch';
import type { StartedService } from '../start/service';
import type { Placement, StartableService } from '../start/spec';
import { Waits } from '../start/waits';
import { Attempts } from './attempts';
import type { Deaths } from './deaths';
import type { GroupOptions } from './options';

interface StarterParts {
  options: GroupOptions;
  declared: Declared;
  instances: Instances;
  lent: Lent;
  deaths: Deaths;
  /** Absolute path of the file that moves the time of what is started. */
  clock: string;
}

/** Starts services, each after those that it depends on, and only one instance of each at a time. */
export class Starter {
  readonly #starting = new Map<string, Promise<StartedService>>();
  readonly #attempts = new Attempts();
  readonly #waits: Waits;

  constructor(private readonly parts: StarterParts) {
    this.#waits = new Waits(parts.options.clock ?? systemClock);
  }

  /** What a start that takes long waits for, in words. */
  get waiting(): string | undefined {
    return this.#waits.describe();
  }

  /** Sees to it that a service runs, whoever starts it. Gives its address. */
  async up(name: string): Promise<string> {
    const { instances, lent } = this.parts;
    const address = this.upAlready(name);
    if (address !== undefined) return address;
    const kept = instances.isOwn(name) ? undefined : lent.get(name);
    if (!kept) return (await this.ensure(name)).url;
    await lent.ensure(kept);
    return kept.url;
  }

  /** The address of a service that runs, or that nobody here starts; undefined when there is something to see to. */
  upAlready(name: string): string | undefined {
    const { declared, instances, lent } = this.parts;
    const service = declared.settingsOf(name);
    if ('url' in service) return service.url;
    const kept = instances.isOwn(name) ? undefined : lent.get(name);
    if (!kept) return instances.running(name)?.url;
    return kept.exit ? undefined : kept.url;
  }

  /** The running service, started with what it depends on if it does not run. @throws ServiceNotReadyError … */
  async ensure(name: string): Promise<StartedService> {
    const running = this.parts.instances.running(name);
    if (running) return running;
    const starting = this.#starting.get(name) ?? this.#start(name);
    this.#starting.set(name, starting);
    try {
      return await starting;
    } finally {
      this.#starting.delete(name);
    }
  }

  /** Lets a service be started again, however often that failed. */
  forgive(name: string): void {
    this.#attempts.succeeded(name);
  }

  /** Waits for a start that has begun, however it ends. */
  async idle(name: string): Promise<void> {
    await this.#starting.get(name)?.catch(() => {});
  }

  async #start(name: string): Promise<StartedService> {
    const { declared, instances } = this.parts;
    const service = declared.startable(name, 'started');
    const standIn = instances.standIns.get(name);
    if (!standIn) this.#attempts.check(name);
    const missing = (service.dependsOn ?? []).filter((one) => instances.addressOf(one) === undefined);
    this.#waits.begin(name, missing);
    try {
      return this.#keep(await this.#launch(name, service), standIn);
    } catch (error) {
      if (!standIn) this.#attempts.failed(name, error);
      throw error;
    } finally {
      this.#waits.end(name);
    }
  }

  async #launch(name: string, service: StartableService): Promise<StartedService> {
    const { options } = this.parts;
    const others = await startDependencies(service.dependsOn ?? [], {
      up: async (other) => await this.up(other),
      link: async (other) => await options.addressFor?.(name, other),
    });
    const placement = await this.#placement(name, service, others);
    return await launch(placement, options.settings, options.env);
  }

  async #placement(
    name: string,
    service: StartableService,
    others: Pick<Placement, 'urls' | 'addresses'>,
  ): Promise<Placement> {
    const { options, instances, clock } = this.parts;
    const standIn = instances.standIns.get(name);
    const databases = { ...options.databases, ...standIn?.databases };
    return {
      name,
      service,
      executable: options.executables[name],
      ...(standIn ?? instances.placeOf(name)),
      port: standIn?.port ?? instances.portOf(name),
      clock,
      ...others,
      databases: (await options.databasesFor?.(name, databases)) ?? databases,
      own: standIn?.env,
    };
  }

  #keep(started: StartedService, standIn: StandIn | undefined): StartedService {
    const { instances, deaths } = this.parts;
    instances.keep(started, standIn);
    if (!standIn) this.#attempts.succeeded(started.name);
    void started.process.exited.then(() => {
      if (!started.expected) deaths.add(started, () => started.logFrom);
    });
    return started;
  }
}
