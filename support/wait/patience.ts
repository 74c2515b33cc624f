import { type Clock, systemClock } from './clock';
import { markOverdue } from './overdue';
import { isFinal, seenIn } from './series';
import { holds, until } from './until';

/**
 * How long the checks of a scenario wait for what they expect.
 *
 * A check on something that moves (a page, a log) is tried until the default limit. Inside `within …` and `for …` the
 * guard owns the waiting and each check is tried once.
 */
export class Patience {
  #guarded = false;
  #missed: unknown;

  /** @param limit milliseconds that an unguarded check may take. */
  constructor(
    readonly limit: number,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Runs the check until it passes or the default limit is over. */
  async eventually<T>(check: () => T | Promise<T>): Promise<T> {
    return await until(this.#watched(check), { limit: this.#guarded ? 0 : this.limit, clock: this.clock });
  }

  /** `within 5 seconds …`: the check must pass before `limit` ms are over; `refresh` runs before each new attempt. */
  async within(limit: number, check: () => unknown, refresh?: () => Promise<unknown>): Promise<void> {
    await this.#guard(async () => {
      try {
        await until(this.#watched(refreshed(check, refresh)), { limit, clock: this.clock });
      } catch (error) {
        if (!isFinal(error)) markOverdue(error, limit);
        throw error;
      }
    });
  }

  /** `for 5 seconds …`: the check must pass at once and on every attempt until `limit` ms are over. */
  async during(limit: number, check: () => unknown, refresh?: () => Promise<unknown>): Promise<void> {
    await this.#guard(async () => await holds(refreshed(check, refresh), { limit, clock: this.clock }));
  }

  /** What the check that is waited for, or that failed last, found; undefined when it passed. */
  get missed(): string | undefined {
    return this.#missed === undefined ? undefined : seenIn(this.#missed);
  }

  #watched<T>(check: () => T | Promise<T>): () => Promise<T> {
    return async () => {
      try {
        const found = await check();
        this.#missed = undefined;
        return found;
      } catch (error) {
        this.#missed = error;
        throw error;
      }
    };
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
