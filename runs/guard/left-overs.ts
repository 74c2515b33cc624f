import { type LeftOver, LeftOverError } from './errors';
import { tellingFrames } from './frames';
import type { Origin } from './origin';

/** Errors that came when no scenario could be failed with them any more. */
export class LeftOvers {
  readonly #all: LeftOver[] = [];

  /** @param root absolute folder of the project. */
  constructor(private readonly root: string) {}

  /** @returns whether it tells something new, and so fails the run. */
  add(error: unknown, origin: Origin | undefined): boolean {
    const text = textOf(error, this.root);
    if (origin?.failed) {
      process.stderr.write(`Left over from ${origin.title()}, which had failed: ${text}\n`);
      return false;
    }
    this.#all.push({ from: origin?.title(), text });
    return true;
  }

  /** Throws what there is, once. @throws LeftOverError */
  tell(): void {
    if (this.#all.length > 0) throw new LeftOverError(this.#all.splice(0));
  }
}

function textOf(error: unknown, root: string): string {
  if (!(error instanceof Error)) return String(error);
  const frames = tellingFrames(error.stack ?? '', root).map((frame) => `\n    at ${frame}`);
  return `${error.name === 'Error' ? error.message : `${error.name}: ${error.message}`}${frames.join('')}`;
}
