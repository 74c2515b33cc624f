import type { Connection } from './connection';

/** One database of a worker. */
export interface PlacedDatabase {
  /** As services take it: `sqlite:///…/orders.db?mode=rwc`, `postgres://…`. */
  url: string;
  open(): Promise<Connection>;
  /** Takes it away at the end of the run, where nobody else does. */
  remove?(): Promise<void>;
}

/** The databases of one worker by their names in the settings. They outlive scenarios and restarts of services. */
export class Databases implements AsyncDisposable {
  #cover: Databases | undefined;
  #remove: () => Promise<void> = async () => {};

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

  async [Symbol.asyncDispose](): Promise<void> {
    await this.uncover();
    await Promise.all([...this.placed.values()].map(async (database) => await database.remove?.()));
    await this.#remove();
  }
}
