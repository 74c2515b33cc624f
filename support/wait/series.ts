import { BrineError } from '../errors/brine-error';

/** Runs of equal findings that a message shows; of more, the first and the last ones. */
const SHOWN = 5;
const LONGEST = 80;

/** What the attempts of one check found, in order, equal ones in a row counted together. */
export class Series {
  readonly #runs: { seen: string; times: number }[] = [];

  add(seen: string): void {
    const last = this.#runs.at(-1);
    if (last?.seen === seen) last.times += 1;
    else this.#runs.push({ seen, times: 1 });
  }

  /** `status 202 (3 times), then status 409`; undefined while all attempts found the same. */
  toText(): string | undefined {
    if (this.#runs.length < 2) return undefined;
    const told = this.#runs.map(({ seen, times }) => (times === 1 ? seen : `${seen} (${times} times)`));
    const left = told.length - SHOWN;
    if (left > 1) told.splice(1, left, `${left} other findings`);
    return told.join(', then ');
  }
}

/** What an attempt found: the error's own few words, else the first line of its message. */
export function seenIn(error: unknown): string {
  const own = error instanceof BrineError ? error.seen : undefined;
  const line = own ?? (error instanceof Error ? error.message : String(error));
  const [first = ''] = line.split('\n');
  const text = first.replace(/\.$/, '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Waiting cannot change what this error tells. */
export function isFinal(error: unknown): boolean {
  return error instanceof BrineError && error.final;
}
