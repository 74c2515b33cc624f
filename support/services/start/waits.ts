import type { Clock } from '../../wait/clock';
import { formatDuration } from '../../wait/duration';

/** Milliseconds after which a start is worth telling about. */
const LONG = 1_000;

interface Wait {
  since: number;
  /** What has to be ready before it is started itself. */
  for: readonly string[];
}

/** The services that are starting, and what they wait for. */
export class Waits {
  readonly #current = new Map<string, Wait>();

  constructor(private readonly clock: Clock) {}

  /** @param dependencies that do not run yet. */
  begin(name: string, dependencies: readonly string[]): void {
    this.#current.set(name, { since: this.clock.now(), for: dependencies });
  }

  end(name: string): void {
    this.#current.delete(name);
    const now = this.clock.now();
    for (const wait of this.#current.values())
      if (wait.for.includes(name) && this.#open(wait).length === 0) wait.since = now;
  }

  /**
   * What takes over a second, in words: `Waiting for inventory … 3 s; orders needs it`. Undefined while there is nothing
   * to tell.
   */
  describe(): string | undefined {
    const now = this.clock.now();
    const all = [...this.#current];
    const starting = all.filter(([, wait]) => this.#open(wait).length === 0 && now - wait.since >= LONG);
    const waiting = all.filter(([, wait]) => this.#open(wait).length > 0);
    if (starting.length === 0) return undefined;
    return [
      `Waiting for ${starting.map(([name, { since }]) => `${name} … ${inSeconds(now - since)}`).join(', ')}`,
      ...waiting.map(([name, wait]) => `${name} needs ${this.#open(wait).join(' and ')}`),
    ].join('; ');
  }

  #open(wait: Wait): string[] {
    return wait.for.filter((name) => this.#current.has(name));
  }
}

function inSeconds(ms: number): string {
  return formatDuration(Math.floor(ms / 1_000) * 1_000);
}
