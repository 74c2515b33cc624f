import { type Clock, systemClock } from './clock';
import { holds, until } from './until';

/**
 * How long the checks of a scenario wait for what they expect.
 *
 * A check on something that moves (a page, a log) is tried until the default limit. Inside `within …` and `for …` the
 * guard owns the waiting and each check is tried once.
 */
export class Patience {
  #guarded = false;

  /** @param limit milliseconds that an unguarded check may take. */
  constructor(
    readonly limit: number,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Runs the check until it passes or the default limit is over. */
  async eventually<T>(check: () => T | Promise<T>): Promise<T> {
    return await until(check, { limit: this.#guarded ? 0 : this.limit, clock: this.clock });
  }

  /** `within 5 seconds …`: the check must pass before `limit` ms are over; `refresh` runs before each new attempt. */
  async within(limit: number, check: () => unknown, refresh?: () => Promise<unknown>): Promise<void> {
    await this.#guard(async () => await until(refreshed(check, refresh), { limit, clock: this.clock }));
  }

  /** `for 5 seconds …`: the check must pass at once and on every attempt until `limit` ms are over. */
  async during(limit: number, check: () => unknown, refresh?: () => Promise<unknown>): Promise<void> {
    await this.#guard(async () => await holds(refreshed(check, refresh), { limit, clock: this.clock }));
  }

  async #guard(run: () => Promise<unknown>): Promise<void> {
    this.#guarded = true;
    try {
      await run();
    } finally {
      this.#guarded = false;
    }
  }
}

function refreshed(check: () => unknown, refresh?: () => Promise<unknown>): () => Promise<unknown> {
  let first = true;
  return async () => {
    if (!first) await refresh?.();
    first = false;
    return await check();
  };
}
