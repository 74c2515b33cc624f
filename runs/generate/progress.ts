import { type Clock, systemClock } from '../../support/wait/clock';
import type { Progress } from '../progress/progress';

/** Milliseconds after which somebody who waits wants to know for what. */
const SOON = 1_000;

/** Tells how far a generation is, if it is not done at once. */
export class GenerateProgress {
  readonly #began: number;
  #told = new Set<string>();

  constructor(
    private readonly progress: Progress,
    private readonly clock: Clock = systemClock,
  ) {
    this.#began = clock.now();
  }

  /** @param what the document. */
  at(what: string, done: number, all: number): void {
    if (this.clock.now() - this.#began < SOON) return;
    if (!this.#told.has(what)) this.progress.line(`Writing scenarios for the ${all} operations of ${what}.`);
    this.#told.add(what);
    this.progress.detail(`${done} of ${all}`);
  }

  end(): void {
    this.progress.end();
  }
}
