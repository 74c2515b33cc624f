import { createHash, randomInt } from 'node:crypto';

/** A seed for a run: short enough to be typed again. */
export function newSeed(): string {
  return String(randomInt(1_000_000, 10_000_000));
}

/** Tells one attempt at one scenario from every other, whatever runs before it or beside it. */
export interface Attempt {
  /** Path of the feature file, as Cucumber names it. */
  uri: string;
  /** Line of the scenario, or of its row of examples. */
  line: number;
  /** Tells rows of examples apart that come from a file and share a line. */
  column: number;
  /** 0 for the first one. */
  attempt: number;
}

/** Seeds for the made-up values of one scenario: the n-th of the same attempt under the same run seed is always the same. */
export class Draws {
  readonly #onDraw: () => void;
  /** What its seed is made of, when it is the first time that anything is drawn. */
  #attempt = '';
  #seed: string | undefined;
  #count = 0;

  /** @param onDraw called with each draw, so that somebody may tell that the run's seed matters. */
  constructor(onDraw: () => void) {
    this.#onDraw = onDraw;
  }

  /** Begins the scenario. @param runSeed any text. */
  begin(runSeed: string, { uri, line, column, attempt }: Attempt): void {
    // A path has the same seed on every system.
    const scenario = `${uri.replaceAll('\\', '/')}:${line}:${column}`;
    this.#attempt = `${runSeed}\n${scenario}\n${attempt}`;
    this.#seed = undefined;
    this.#count = 0;
  }

  next(): string {
    this.#onDraw();
    this.#count += 1;
    this.#seed ??= createHash('sha256').update(this.#attempt).digest('hex');
    return `${this.#seed}\n${this.#count}`;
  }
}
