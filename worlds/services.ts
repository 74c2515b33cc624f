import type { ServiceGroup } from '../support/services/group/group';
import { restoreServices } from '../support/services/group/restore';
import { type LogOwner, ownLines } from '../support/services/log/own-lines';
import { findPanics, type Panic } from '../support/services/log/panic';
import type { Instance } from '../support/services/start/instance';
import type { Pair } from '../support/values/pairs';
import { CrashWatch } from './crash';
import { readVariables } from './variables';

/** The services as one scenario sees them: who runs, and what they logged since it began. */
export class ScenarioServices {
  readonly crash: CrashWatch;
  #offsets: ReadonlyMap<string, number>;

  /**
   * @param owner which lines of a log that others write into are this scenario's.
   * @param forgetIdentities makes who acts from now on sign in anew.
   * @param isCallLost see CrashWatch.
   */
  constructor(
    private readonly group: ServiceGroup,
    private readonly owner: LogOwner,
    private readonly forgetIdentities: () => void = () => {},
    isCallLost?: () => boolean,
  ) {
    this.#offsets = this.#sizes();
    this.crash = new CrashWatch(group, (name) => this.recentLogOf(name), isCallLost);
  }

  /**
   * Makes every service run that ran before; what happens to them from then on is this scenario's.
   *
   * @returns what was found that no scenario has been blamed for, in words.
   * @throws ServiceNotReadyError …
   */
  async begin(): Promise<string[]> {
    const notes = this.names.length === 0 ? [] : await restoreServices(this.group);
    this.group.reached.clear();
    this.#offsets = this.#sizes();
    this.crash.begin();
    return notes;
  }

  /** @param doubtful whether the next scenario has to find out if what runs still answers. */
  end(doubtful: boolean): void {
    this.crash.end();
    if (doubtful) this.group.doubt();
  }

  get names(): readonly string[] {
    return this.group.names;
  }

  /** The last instance, running or not; undefined if it never ran or runs elsewhere. @throws UnknownServiceError */
  instance(name: string): Instance | undefined {
    this.group.settingsOf(name);
    return this.group.last(name);
  }

  /** Where it listens; it is started if need be. @throws UnknownServiceError */
  async url(name: string): Promise<string> {
    return await this.group.url(name);
  }

  async ensure(name: string): Promise<void> {
    await this.group.up(name);
  }

  async ensureAll(): Promise<void> {
    await this.group.ensureAll();
  }

  /**
   * Gives this scenario an instance of a service with variables on top of those in the settings.
   *
   * @throws TableError, ServiceNotReadyError …
   */
  async standIn(name: string, settings: readonly Pair[]): Promise<void> {
    await this.group.standIn(name, readVariables(settings));
    // It may not know whom the shared one let in.
    this.forgetIdentities();
  }

  /** The death of a service is what this scenario is about. @throws UnknownServiceError, ServiceNotOursError */
  expectCrash(name: string): void {
    this.group.expectOurs(name);
    this.crash.expect(name);
  }

  /** Ends what belongs to this scenario alone. */
  async release(): Promise<void> {
    await this.group.release();
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
    const from = this.group.isOwn(name) ? 0 : (this.#offsets.get(name) ?? 0);
    return ownLines(this.group.log(name).read(from), this.owner);
  }

  /** The same, without its beginning where it is too long to be shown. @throws UnknownServiceError */
  recentLogOf(name: string): string {
    this.group.settingsOf(name);
    const from = this.group.isOwn(name) ? 0 : (this.#offsets.get(name) ?? 0);
    return ownLines(this.group.log(name).recent(from), this.owner);
  }

  /** Panics since the scenario began, whether or not the service outlived them. */
  panics(): { service: string; panic: Panic }[] {
    return this.names.flatMap((service) =>
      findPanics(`${this.#formerLogOf(service)}${this.recentLogOf(service)}`).map((panic) => ({
        service,
        panic,
      })),
    );
  }

  /** What the shared instance of a service logged before one of this scenario stood in for it. */
  #formerLogOf(name: string): string {
    if (!this.group.isOwn(name)) return '';
    return ownLines(this.group.sharedLog(name).recent(this.#offsets.get(name) ?? 0), this.owner);
  }

  #sizes(): Map<string, number> {
    const sizes = new Map<string, number>();
    for (const name of this.group.names) {
      // Brine keeps no log of what it does not start.
      if (!('url' in this.group.settingsOf(name))) sizes.set(name, this.group.sharedLog(name).size);
    }
    return sizes;
  }
}
