import type { Exchange } from './exchange';

/** What one attempt at a scenario leaves behind, in order of happening. Unaware of how it is shown. */
export class Evidence {
  readonly #exchanges: Exchange[] = [];

  add(exchange: Exchange): void {
    this.#exchanges.push(exchange);
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }
}
