import { AsyncLocalStorage } from 'node:async_hooks';
import time from '@cucumber/cucumber/lib/time';

/** So that a timer that lives on remembers no scenario. */
const outside = AsyncLocalStorage.snapshot();
const free = new Map<number, Limit[]>();

/** A timer that is used again: to make one for each step and hook, and take it away, costs more than a short step itself. */
export class Limit {
  #reached: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(private readonly milliseconds: number) {}

  /** @param reached called once that much time has passed, unless it is stopped before. */
  static start(milliseconds: number, reached: () => void): Limit {
    const limit = free.get(milliseconds)?.pop() ?? new Limit(milliseconds);
    limit.#start(reached);
    return limit;
  }

  /** To be called once. */
  stop(): void {
    this.#reached = undefined;
    // It goes on, and keeps nothing from ending.
    this.#timer?.unref();
    const others = free.get(this.milliseconds);
    if (others) others.push(this);
    else free.set(this.milliseconds, [this]);
  }

  #start(reached: () => void): void {
    this.#reached = reached;
    if (this.#timer) this.#timer.ref().refresh();
    else this.#timer = outside(() => time.setTimeout?.(() => this.#reached?.(), this.milliseconds));
  }
}
