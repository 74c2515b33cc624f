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
    return await (this.placed.get(name) as PlacedDatabase).open();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.placed.values()].map(async (database) => await database.remove?.()));
  }
}
