import {
  type Changes,
  durationOf,
  type HistoryData,
  type HistoryLetter,
  type HistoryRun,
  KEY_LENGTH,
} from '../../history/shape';
import type { Site } from './site';

/** How a scenario went in one run. */
export interface Past {
  run: HistoryRun;
  letter: HistoryLetter;
  /** Milliseconds. */
  duration?: number;
}

/** Runs that are shown in a row. */
const SHOWN = 30;

/** The runs before this one, and this one. */
export class History {
  readonly #positions = new Map<string, number>();

  constructor(readonly data: HistoryData) {
    for (let at = 0; at * KEY_LENGTH < data.keys.length; at += 1) {
      this.#positions.set(data.keys.slice(at * KEY_LENGTH, (at + 1) * KEY_LENGTH), at);
    }
  }

  get environments(): string[] {
    return Object.keys(this.data.changes).sort();
  }

  changes(environment: string): Changes | undefined {
    return this.data.changes[environment];
  }

  /** The last runs of an environment, oldest first. */
  runs(environment: string): HistoryRun[] {
    return this.data.runs.filter((run) => run.environment === environment).slice(-SHOWN);
  }

  /** The newest run that had a scenario, in any environment. */
  lastSeen(key: string): HistoryRun | undefined {
    const position = this.#positions.get(key);
    if (position === undefined) return undefined;
    const { runs, outcomes } = this.data;
    return runs.findLast((_, at) => (outcomes[at]?.charAt(position) || '.') !== '.');
  }

  /** Every scenario that one of two runs of an environment had. */
  between(
    environment: string,
    from: HistoryRun,
    until: HistoryRun,
  ): { key: string; before: Past | undefined; after: Past | undefined }[] {
    const { runs } = this.data;
    const at = (run: HistoryRun) =>
      runs.findIndex((one) => one.id === run.id && one.environment === environment);
    const [first, second] = [at(from), at(until)];
    return [...this.#positions].flatMap(([key, position]) => {
      const before = this.#pastAt(first, position);
      const after = this.#pastAt(second, position);
      return before.letter === '.' && after.letter === '.' ? [] : [{ key, before, after }];
    });
  }

  #pastAt(at: number, position: number): Past {
    const { runs, outcomes, durations } = this.data;
    const letter = (outcomes[at]?.charAt(position) || '.') as HistoryLetter;
    const duration = durationOf(durations[at]?.charAt(position) ?? '.');
    return { run: runs[at] as HistoryRun, letter, ...(duration !== undefined && { duration }) };
  }

  /** How a scenario went in the last runs of an environment, oldest first. */
  past(key: string, environment: string): Past[] {
    const position = this.#positions.get(key);
    if (position === undefined) return [];
    const all = this.data.runs.flatMap((run, at): Past[] =>
      run.environment === environment ? [this.#pastAt(at, position)] : [],
    );
    return all.slice(-SHOWN);
  }
}

/** Key and environment of a scenario of this run, as the history knows them. */
export function placeIn(
  site: Site,
  history: History,
  position: number,
): { key: string; environment: string } {
  const [key = ''] = (site.index.scenarios.key[position] ?? '').split('~');
  const { features, run } = site.index;
  // Results of another tool are known by the name of that tool.
  const tool = features.tool[site.featureOf[position] ?? -1];
  const known = history.environments;
  const own = known.find((each) => each.startsWith(`${run.environment} / `)) ?? known[0];
  return { key, environment: tool ?? site.environmentOf(position) ?? own ?? '' };
}

/** Position in this run of a key of the history. */
export function positionIn(site: Site, key: string, environment: string): number | undefined {
  const at = site.index.environments.indexOf(environment);
  return site.positionOf(at === -1 ? key : `${key}~${at + 1}`);
}
