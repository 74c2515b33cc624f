import type { Readiness } from '../../settings/service-settings';
import { ServiceLog } from '../log/log';
import type { Exit } from '../process/exit';
import type { Instance } from '../start/instance';
import { whyNotReady } from '../start/ready';
import { settle } from '../start/settle';

/** What a worker is told of a service that the run keeps for all workers. */
export interface LentFacts {
  url: string;
  /** Absolute path of its log. */
  log: string;
  readiness: Readiness;
  /** Milliseconds that the news of its death may take. */
  news?: number;
}

/** A service that the run keeps, as one worker sees it. */
export class LentService implements Instance {
  exit: Exit | undefined;
  readonly log: ServiceLog;

  /** A container that is started again is published elsewhere. */
  url: string;

  constructor(
    readonly name: string,
    private readonly facts: LentFacts,
  ) {
    this.log = new ServiceLog(facts.log);
    this.url = facts.url;
  }

  get news(): number {
    return this.facts.news ?? 0;
  }

  /** What workers are to be told of it. */
  get shared(): LentFacts {
    return { ...this.facts, url: this.url };
  }

  async whyNotReady(): Promise<string | undefined> {
    if (this.exit) return 'it is not running';
    return await whyNotReady(this.facts.readiness, this.url, this.log.read(0));
  }
}

export interface LentOptions {
  services: Readonly<Record<string, LentFacts>>;
  /** Has the run see to it that a service runs and answers; gives where. @throws what it could not be started for */
  ask: (name: string) => Promise<string>;
}

/** The services that the run keeps for all workers. */
export class Lent {
  readonly #services: ReadonlyMap<string, LentService>;
  readonly #ask: LentOptions['ask'];

  constructor({ services, ask }: LentOptions) {
    this.#ask = ask;
    this.#services = new Map(
      Object.entries(services).map(([name, facts]) => [name, new LentService(name, facts)]),
    );
  }

  get(name: string): LentService | undefined {
    return this.#services.get(name);
  }

  /** Milliseconds that the news of the death of one of some may take. */
  newsOf(included: (name: string) => boolean): number {
    return Math.max(0, ...this.#some(included).map(({ news }) => news));
  }

  /** Sees to it that some run. @param doubted has the run find out, also where nothing is known of a death. */
  async ensureAll(included: (name: string) => boolean, doubted: boolean): Promise<void> {
    const some = this.#some(included);
    await settle(some.map(async (one) => await (doubted ? this.check(one) : this.ensure(one))));
  }

  /** Sees to it that a service runs, as far as is known here. */
  async ensure(service: LentService): Promise<void> {
    if (service.exit) await this.check(service);
  }

  /** Has the run find out whether it runs and answers, and start it anew if not. */
  async check(service: LentService): Promise<void> {
    service.url = await this.#ask(service.name);
    service.exit = undefined;
  }

  #some(included: (name: string) => boolean): LentService[] {
    return [...this.#services.values()].filter(({ name }) => included(name));
  }
}
