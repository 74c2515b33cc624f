import type { ServiceGroup } from '../support/services/group';
import { type LogOwner, ownLines } from '../support/services/own-lines';
import { findPanics, type Panic } from '../support/services/panic';
import type { StartedService } from '../support/services/service';
import { CrashWatch } from './crash';

/** The services as one scenario sees them: who runs, and what they logged since it began. */
export class ScenarioServices {
  readonly crash: CrashWatch;
  readonly #offsets: ReadonlyMap<string, number>;

  /** @param owner which lines of a log that others write into are this scenario's. */
  constructor(
    private readonly group: ServiceGroup,
    private readonly owner: LogOwner,
  ) {
    this.#offsets = new Map(group.names.map((name) => [name, group.log(name).size]));
    this.crash = new CrashWatch(group, (name) => this.logOf(name));
  }

  get names(): readonly string[] {
    return this.group.names;
  }

  /** The last instance, running or not; undefined if it never ran or runs elsewhere. @throws UnknownServiceError */
  instance(name: string): StartedService | undefined {
    this.group.settingsOf(name);
    return this.group.last(name);
  }

  /** Where it listens; it is started if need be. @throws UnknownServiceError */
  async url(name: string): Promise<string> {
    return await this.group.url(name);
  }

  async ensure(name: string): Promise<void> {
    await this.group.url(name);
  }

  async ensureAll(): Promise<void> {
    await this.group.ensureAll();
  }

  async stop(name: string): Promise<void> {
    await this.group.stop(name);
  }

  async kill(name: string): Promise<void> {
    await this.group.kill(name);
  }

  async restart(name: string): Promise<void> {
    await this.group.restart(name);
  }

  /** What a service logged since the scenario began, but for other scenarios. @throws UnknownServiceError */
  logOf(name: string): string {
    this.group.settingsOf(name);
    return ownLines(this.group.log(name).read(this.#offsets.get(name) ?? 0), this.owner);
  }

  /** Panics since the scenario began, whether or not the service outlived them. */
  panics(): { service: string; panic: Panic }[] {
    return this.names.flatMap((service) =>
      findPanics(this.logOf(service)).map((panic) => ({ service, panic })),
    );
  }
}
