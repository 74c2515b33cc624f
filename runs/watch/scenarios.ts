import type { GherkinDocument, PickleStep } from '@cucumber/messages';
import type { Placed } from '../scenarios/placed';
import { keysOfPlaced } from '../selection/keys';

/** How a scenario came out when it last ran. */
export type Result = 'passed' | 'failed';

/** A scenario as it was seen last. */
export interface Known {
  key: string;
  /** Path of its feature file from the project's folder, with `/`. */
  uri: string;
  name: string;
  tags: readonly string[];
  sentences: readonly string[];
  /** The same with what stands below them, and the files that its examples come from. */
  steps: readonly string[];
  /** Undefined while it has not run. */
  ran?: Ran;
}

/** What a scenario had to do with. */
export interface Ran {
  result: Result;
  services: ReadonlySet<string>;
  /** Paths that its pages asked of the front end's server. */
  modules: ReadonlySet<string>;
}

/** All scenarios that were seen, by the keys by which reports know them: lines move while somebody writes. */
export class Scenarios {
  readonly #all = new Map<string, Known>();
  /** Keys by the ids of the run that goes on. */
  #keys: ReadonlyMap<string, string> = new Map();

  get all(): readonly Known[] {
    return [...this.#all.values()];
  }

  get failed(): readonly Known[] {
    return this.all.filter(({ ran }) => ran?.result === 'failed');
  }

  keyOf(id: string): string {
    return this.#keys.get(id) ?? '';
  }

  get(key: string): Known | undefined {
    return this.#all.get(key);
  }

  /** What files hold now: what they no longer hold is forgotten. @param uris the files that were read. */
  see(scenarios: readonly Placed[], uris: ReadonlySet<string>): void {
    this.#keys = keysOfPlaced(scenarios);
    const seen = new Set(this.#keys.values());
    for (const { key, uri } of this.all) if (uris.has(uri) && !seen.has(key)) this.#all.delete(key);
    for (const placed of scenarios) {
      const known = knownOf(placed, this.keyOf(placed.pickle.id));
      const ran = this.#all.get(known.key)?.ran;
      this.#all.set(known.key, { ...known, ...(ran && { ran }) });
    }
  }

  /** Files that are no longer there. */
  forget(uris: readonly string[]): void {
    for (const { key, uri } of this.all) if (uris.includes(uri)) this.#all.delete(key);
  }

  note(key: string, ran: Ran): void {
    const known = this.#all.get(key);
    if (known) known.ran = ran;
  }
}

function knownOf({ pickle, gherkinDocument }: Placed, key: string): Known {
  const { uri, name, tags, steps } = pickle;
  return {
    key,
    uri: uri.replaceAll('\\', '/'),
    name,
    tags: tags.map((tag) => tag.name),
    sentences: steps.map(({ text }) => text),
    steps: [...examplesOf(gherkinDocument), ...steps.map(stepOf)],
  };
}

function stepOf({ text, argument }: PickleStep): string {
  const cells = argument?.dataTable?.rows.flatMap((row) => row.cells.map(({ value }) => value)) ?? [];
  return [text, argument?.docString?.content ?? '', ...cells].join('\n');
}

/** Names of examples tables: `from "data/prices.csv"`. */
function examplesOf({ feature }: GherkinDocument): string[] {
  const children = feature?.children ?? [];
  const all = [...children, ...children.flatMap(({ rule }) => rule?.children ?? [])];
  return all.flatMap(({ scenario }) => scenario?.examples.map(({ name }) => name) ?? []);
}
