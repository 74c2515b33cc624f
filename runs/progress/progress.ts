import type { Writable } from 'node:stream';
import { type Clock, systemClock } from '../../support/wait/clock';

/** Milliseconds between two details where lines cannot be rewritten, as in a CI log. */
const QUIET = 10_000;

/** Tells on a stream what the run is doing: a line a stage, its details rewritten in place. */
export class Progress {
  #lastDetail: number;
  #dirty = false;

  constructor(
    private readonly stream: Writable & { isTTY?: boolean; columns?: number },
    private readonly clock: Clock = systemClock,
  ) {
    this.#lastDetail = clock.now();
  }

  /** A stage began or ended: always its own line. */
  line(text: string): void {
    this.#erase();
    this.stream.write(`${text}\n`);
  }

  /** What the stage is at. */
  detail(text: string): void {
    const shown = text.trim();
    if (shown === '') return;
    if (this.stream.isTTY) {
      this.#erase();
      this.stream.write(`  ${shown.slice(0, (this.stream.columns || 80) - 3)}`);
      this.#dirty = true;
    } else if (this.clock.now() - this.#lastDetail >= QUIET) {
      this.#lastDetail = this.clock.now();
      this.stream.write(`  ${shown}\n`);
    }
  }

  /** Whether a line can be rewritten. */
  get rewrites(): boolean {
    return this.stream.isTTY === true;
  }

  /** Leaves no detail behind. */
  end(): void {
    this.#erase();
  }

  #erase(): void {
    if (this.#dirty) this.stream.write('\r\u001B[2K');
    this.#dirty = false;
  }
}
