import type { Origin } from './origin';

/** What waits for it begins on an empty stack. */
export const NOW = Promise.resolve();

/** Whom a call tells what it came to. */
interface Told<T> {
  resolve(result: T): void;
  reject(error: unknown): void;
  /** It is over, whatever it came to. */
  end(call: Call<T>): void;
}

/** One step or hook while it runs: over with its result, or as soon as there is a reason to give it up. */
export class Call<T> {
  #over = false;

  /** @param since time of the beat that it began after. */
  constructor(
    readonly origin: Origin,
    readonly isStep: boolean,
    readonly since: number,
    private readonly told: Told<T>,
  ) {}

  begin(run: () => T | Promise<T>): void {
    try {
      const result = run();
      if (isThenable(result)) {
        Promise.resolve(result).then(
          (value) => this.#done(value),
          (error) => this.interrupt(error),
        );
      } else this.#done(result);
    } catch (error) {
      this.interrupt(error);
    }
  }

  /** Gives it up, unless it is over. */
  interrupt(error: unknown): void {
    if (this.#over) return;
    this.#over = true;
    const { late } = this.origin;
    // What comes in the same breath is its own: the error of a call that was refused is thrown as well.
    void NOW.then(() => {
      // What it throws itself need not be told again.
      const told = late.indexOf(error);
      if (told >= 0) late.splice(told, 1);
      this.told.end(this);
      this.told.reject(error);
    });
  }

  #done(result: T): void {
    if (this.#over) return;
    this.#over = true;
    const { late } = this.origin;
    this.told.end(this);
    if (late.length > 0) this.told.reject(late.shift());
    else this.told.resolve(result);
  }
}

function isThenable<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as Promise<T> | undefined | null)?.then === 'function';
}
