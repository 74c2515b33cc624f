import type { Baseline } from './baseline';
import type { Connection } from './connection';
import { DatabaseResetError } from './errors';

/** One database of a worker. */
export interface PlacedDatabase {
  /** As services take it: `sqlite:///…/orders.db?mode=rwc`, `postgres://…`. */
  url: string;
  open(): Promise<Connection>;
  /** Absent where somebody else keeps it. @throws the driver's own error. */
  remember?(): Promise<Baseline>;
  /** Takes it away at the end of the run, where nobody else does. */
  remove?(): Promise<void>;
}

/** The databases of one worker by their names in the settings. They outlive scenarios and restarts of services. */
export class Databases implements AsyncDisposable {
  #cover: Databases | undefined;
  #remove: () => Promise<void> = async () => {};
  readonly #baselines = new Map<string, Baseline>();

  constructor(private readonly placed: ReadonlyMap<string, PlacedDatabase>) {}

  get names(): string[] {
    return [...this.placed.keys()];
  }

  /** Name → URL, for the settings of services. */
  get urls(): Record<string, string> {
    return Object.fromEntries([...this.placed].map(([name, { url }]) => [name, url]));
  }

  /** Opens one that is known; whoever asks closes it. */
  async open(name: string): Promise<Connection> {
    if (this.#cover?.names.includes(name)) return await this.#cover.open(name);
    return await (this.placed.get(name) as PlacedDatabase).open();
  }

  /** The same, and what is left of them is removed by `remove`. */
  withRemoval(remove: () => Promise<void>): this {
    this.#remove = remove;
    return this;
  }

  /** Puts those of one scenario in the place of those with the same names. */
  cover(own: Databases): void {
    this.#cover = own;
  }

  /** Takes away what was put in their place. */
  async uncover(): Promise<void> {
    const cover = this.#cover;
    this.#cover = undefined;
    await cover?.[Symbol.asyncDispose]();
  }

  /** Remembers what they hold now, so that it can be had again. @throws the driver's own error. */
  async remember(): Promise<void> {
    for (const [name, database] of this.placed) {
      const baseline = await database.remember?.();
      if (baseline) this.#baselines.set(name, baseline);
    }
  }

  /**
   * Makes every table hold what was remembered; services go on with the connections they have.
   *
   * @throws DatabaseResetError
   */
  async restore(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.#baselines
        .get(name)
        ?.restore()
        .catch((error: unknown) => {
          throw new DatabaseResetError(name, error as Error);
        });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.uncover();
    for (const baseline of this.#baselines.values()) await baseline.close();
    await Promise.all([...this.placed.values()].map(async (database) => await database.remove?.()));
    await this.#remove();
  }
}
