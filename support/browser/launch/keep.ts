import type { StartedBrowser } from './launch';

/** A worker's one browser: started when first asked for, again when it died. */
export class KeptBrowser implements AsyncDisposable {
  readonly #launch: () => Promise<StartedBrowser>;
  #current: Promise<StartedBrowser> | undefined;

  constructor(launch: () => Promise<StartedBrowser>) {
    this.#launch = launch;
  }

  /** The running browser. A failed start is not remembered: the next call tries again. */
  async open(): Promise<StartedBrowser> {
    const current = await this.#current?.catch(() => undefined);
    if (current?.usable()) return current;
    await current?.[Symbol.asyncDispose]();
    this.#current = this.#launch();
    return await this.#current;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const current = await this.#current?.catch(() => undefined);
    this.#current = undefined;
    await current?.[Symbol.asyncDispose]();
  }
}
