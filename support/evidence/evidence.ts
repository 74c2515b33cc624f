import type { Exchange } from './exchange';
import type { Statement } from './statement';

/** What one attempt at a scenario leaves behind, in order of happening. Unaware of how it is shown. */
export class Evidence {
  readonly #exchanges: Exchange[] = [];
  /** Made when somebody asks; undefined from the next exchange on. */
  #inOrder: readonly Exchange[] | undefined;
  /** What services had their databases do, in the order in which it began. */
  readonly statements: Statement[] = [];

  add(exchange: Exchange): void {
    this.#exchanges.push(exchange);
    this.#inOrder = undefined;
  }

  /** In the order in which they began; what a service asked comes after the request that made it ask. */
  get exchanges(): readonly Exchange[] {
    this.#inOrder ??= this.#exchanges.toSorted(
      (a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt) || rank(a) - rank(b),
    );
    return this.#inOrder;
  }
}

function rank({ caller }: Exchange): number {
  return caller === undefined ? 0 : 1;
}
