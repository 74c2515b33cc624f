import path from 'node:path';
import type { Databases } from '../support/databases/databases';
import { placeDatabases } from '../support/databases/place';
import type { ServerFacts } from '../support/databases/server';
import { ServiceGroup } from '../support/services/group';
import type { LentFacts } from '../support/services/lent';
import { endIfHanging } from '../support/services/restore';
import { databasesOf, keptServices } from '../support/settings/isolation';
import type { LoadedSettings } from '../support/settings/settings';
import type { Source } from './demand';
import { openNotices } from './notices';
import type { Progress } from './progress';
import { startTelling } from './start-progress';

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
  ) {
    const { settings, executables, output, env, channel } = options;
    this.#notices = openNotices(channel);
    this.#group = new ServiceGroup({
      settings: keptOnly(settings),
      executables,
      directory: path.join(output, 'shared'),
      // What is told to workers later is not for services.
      env: { ...env },
      databases: databases.urls,
    });
    this.#group.onDeath = ({ name, exit }) => {
      this.#notices.tell({ died: name, exit: exit ?? { code: null, signal: null } });
      // Whoever needs it meets the fault, if there is one.
      void this.ensure(name).catch(() => {});
      return true;
    };
  }

  /** Undefined when the settings ask for none. @throws SetupError */
  static async start(options: KeptOptions): Promise<KeptServices | undefined> {
    const { settings, output, env, server, progress } = options;
    const names = keptServices(settings);
    if (names.length === 0) return undefined;
    progress.line(`Starting ${names.join(' and ')} for all workers …`);
    const used = keptDatabases(settings);
    const wanted = Object.entries(settings.databases).filter(([name]) => used.has(name));
    const databases = await placeDatabases({
      settings: { ...settings, databases: Object.fromEntries(wanted) },
      directory: path.join(output, 'shared'),
      // What is told to workers later is not for services.
      env: { ...env },
      server,
      worker: 'shared',
    });
    const kept = new KeptServices(options, databases);
    try {
      await startTelling(kept.#group, progress);
    } catch (error) {
      await kept[Symbol.asyncDispose]();
      throw error;
    }
    return kept;
  }

  /** What workers are to know. */
  get handover(): LentHandover {
    const { settings } = this.options;
    const services = keptServices(settings).map((name) => [name, this.#factsOf(name)] as const);
    return { services: Object.fromEntries(services), databases: this.databases.urls };
  }

  /** Starts a service anew that has died or does not answer; one look at a time. @throws SetupError */
  async ensure(name: string): Promise<Source> {
    const healing = this.#healing.then(async () => {
      await endIfHanging(this.#group, name);
      return { target: await this.#group.up(name) };
    });
    this.#healing = healing.catch(() => {});
    return await healing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
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

/** The services that the run keeps, and those of others that they may ask. */
function keptOnly(settings: LoadedSettings): LoadedSettings {
  const kept = keptServices(settings);
  const services = Object.entries(settings.services).filter(
    ([name, service]) => kept.includes(name) || 'url' in service,
  );
  return { ...settings, services: Object.fromEntries(services) };
}

function keptDatabases(settings: LoadedSettings): Set<string> {
  const services = keptServices(settings).flatMap((name) => settings.services[name] ?? []);
  return new Set(services.flatMap(databasesOf));
}
