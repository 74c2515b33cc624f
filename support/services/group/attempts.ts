/** Failed starts in a row after which a service is given up. */
const MOST = 3;

/** Remembers what does not start any more, so that a broken service costs its time to get ready a few times only. */
export class Attempts {
  readonly #failed = new Map<string, { error: unknown; times: number }>();

  /** @throws what the last start failed with, when it is not worth another try. */
  check(name: string): void {
    const { error, times } = this.#failed.get(name) ?? { error: undefined, times: 0 };
    if (times >= MOST) throw error;
  }

  succeeded(name: string): void {
    this.#failed.delete(name);
  }

  failed(name: string, error: unknown): void {
    this.#failed.set(name, { error, times: (this.#failed.get(name)?.times ?? 0) + 1 });
  }
}
