import { readFileSync } from 'node:fs';
import type { Placed } from '../scenarios/placed';
import { keysOf } from '../scenarios/plan';

/** What a run is told that makes good a part of another, which died. Written by the supervisor. */
interface Told {
  /** Folder of its own results. */
  folder: string;
  /** Keys of the scenarios to run; all unless given. */
  only?: string[];
}

/** A run that makes good a part of another one: some of its scenarios, with results in a folder apart. */
export class Part {
  readonly folder: string;
  readonly #only: ReadonlySet<string> | undefined;

  constructor({ folder, only }: Told) {
    this.folder = folder;
    this.#only = only && new Set(only);
  }

  /** Undefined for a run in its own right. Takes it out of the environment, so that nothing below takes it for its own. */
  static from(env: NodeJS.ProcessEnv): Part | undefined {
    const file = env.BRINE_PART;
    delete env.BRINE_PART;
    return file === undefined ? undefined : new Part(JSON.parse(readFileSync(file, 'utf8')) as Told);
  }

  choose<T extends Placed>(scenarios: readonly T[]): readonly T[] {
    if (!this.#only) return scenarios;
    const keys = keysOf(scenarios.map(({ pickle }) => pickle));
    return scenarios.filter(({ pickle }) => this.#only?.has(keys.get(pickle.id) ?? ''));
  }
}
