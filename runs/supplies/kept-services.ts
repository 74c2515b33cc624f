import path from 'node:path';
import type { Databases } from '../../support/databases/databases';
import { placeDatabases } from '../../support/databases/place';
import type { ServerFacts } from '../../support/databases/server';
import { ServiceGroup } from '../../support/services/group/group';
import { endIfHanging } from '../../support/services/group/restore';
import type { LentFacts } from '../../support/services/instances/lent';
import type { Exit } from '../../support/services/process/exit';
import { keptDatabases, keptServices } from '../../support/settings/isolation';
import type { LoadedSettings } from '../../support/settings/settings';
import type { Progress } from '../progress/progress';
import { startTelling } from '../progress/start-progress';
import { ComposedServices } from './composed';
import type { Source } from './demand';
import { openNotices } from './notices';

/** What workers are told of the services that the run keeps. */
export interface LentHandover {
  services: Record<string, LentFacts>;
  /** Database → URL; these are shared like the services that use them. */
  databases: Record<string, string>;
}

export interface KeptOptions {
  settings: LoadedSettings;
  executables: Readonly<Record<string, string>>;
  /** Folder of the run. */
  output: string;
  env: NodeJS.ProcessEnv;
  server: ServerFacts | undefined;
  progress: Progress;
  /** The run's own channel. */
  channel: string;
}

/** The services that are started once and lent to all workers, with the databases that they use. */
export class KeptServices implements AsyncDisposable {
  readonly #group: ServiceGroup;
  readonly #notices: ReturnType<typeof openNotices>;
  #healing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly options: KeptOptions,
    private readonly databases: Databases,
    private readonly composed: ComposedServices,
  ) {
    const { settings, executables, output, env, channel } = options;
    this.#notices = openNotices(channel);
    this.#group = new ServiceGroup({
      settings: keptOnly(settings, composed),
      executables,
      directory: path.join(output, 'shared'),
      // What is told to workers later is not for services.
      env: { ...env },
      databases: databases.urls,
    });
    this.#group.onDeath = ({ name, exit }) => {
      this.died(name, exit ?? { code: null, signal: null });
      return true;
    };
  }

  /** Tells all workers, and starts it again. */
  died(name: string, exit: Exit): void {
    this.#notices.tell({ died: name, exit });
    // Whoever needs it meets the fault, if there is one.
    void this.ensure(name).catch(() => {});
  }

  /** Undefined when the settings ask for none. @throws SetupError */
  static async start(options: KeptOptions): Promise<KeptServices | undefined> {
    const { settings, output, env, progress } = options;
    const names = keptServices(settings);
    if (names.length === 0) return undefined;
    let kept: KeptServices | undefined;
    const composed = new ComposedServices({
      settings,
      output,
      env,
      progress,
      died: (name, exit) => kept?.died(name, exit),
    });
    try {
      await composed.start();
      kept = await KeptServices.#open(options, composed);
      return kept;
    } catch (error) {
      await composed[Symbol.asyncDispose]();
      throw error;
    }
  }

  static async #open(options: KeptOptions, composed: ComposedServices): Promise<KeptServices> {
    const { settings, output, env, server, progress } = options;
    const own = keptServices(settings).filter((name) => !composed.has(name));
    if (own.length > 0) progress.line(`Starting ${own.join(' and ')} for all workers …`);
    const used = keptDatabases(settings);
    const wanted = Object.entries(settings.databases).filter(([name]) => used.includes(name));
    const databases = await placeDatabases({
      settings: { ...settings, databases: Object.fromEntries(wanted) },
      directory: path.join(output, 'shared'),
      // What is told to workers later is not for services.
      env: { ...env },
      server,
      worker: 'shared',
    });
    const kept = new KeptServices(options, databases, composed);
    try {
      await startTelling(kept.#group, progress);
    } catch (error) {
      await kept.#close();
      throw error;
    }
    return kept;
  }

  /** What workers are to know. */
  get handover(): LentHandover {
    const { settings } = this.options;
    const own = keptServices(settings).filter((name) => !this.composed.has(name));
    const services = [
      ...own.map((name) => [name, this.#factsOf(name)] as const),
      ...this.composed.all.map((service) => [service.name, service.shared] as const),
    ];
    return { services: Object.fromEntries(services), databases: this.databases.urls };
  }

  /** Starts a service anew that has died or does not answer; one look at a time. @throws SetupError */
  async ensure(name: string): Promise<Source> {
    const healing = this.#healing.then(async () => {
      if (this.composed.has(name)) return { target: await this.composed.ensure(name) };
      await endIfHanging(this.#group, name);
      return { target: await this.#group.up(name) };
    });
    this.#healing = healing.catch(() => {});
    return await healing;
  }

  /** Ends a service and starts it again, if it is one of these. @throws SetupError */
  async renew(name: string): Promise<void> {
    if (this.composed.has(name) || !keptServices(this.options.settings).includes(name)) return;
    await this.#group.renew(name);
    await this.ensure(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
    await this.composed[Symbol.asyncDispose]();
  }

  /** What runs as processes of this machine. */
  async #close(): Promise<void> {
    await this.#healing;
    await this.#group[Symbol.asyncDispose]();
    await this.databases[Symbol.asyncDispose]();
    this.#notices[Symbol.dispose]();
  }

  #factsOf(name: string): LentFacts {
    const { ready } = this.#group.settingsOf(name);
    return {
      url: this.#group.addressOf(name) ?? '',
      log: this.#group.log(name).file,
      readiness: ready ?? { tcp: true },
    };
  }
}

/** The services that the run starts as processes, and those that they may ask. */
function keptOnly(settings: LoadedSettings, composed: ComposedServices): LoadedSettings {
  const kept = keptServices(settings);
  const services = Object.entries(settings.services)
    .filter(([name, service]) => kept.includes(name) || 'url' in service)
    .filter(([name]) => !composed.has(name));
  const outside = composed.all.map(({ name, url }) => [name, { url }] as const);
  return { ...settings, services: Object.fromEntries([...services, ...outside]) };
}
