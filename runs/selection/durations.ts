import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { recentDurations } from '../../reports/history/durations';
import { type HistoryPlace, historyPlace, openHistory } from '../../reports/history/open';
import { BrineError, SetupError } from '../../support/errors/brine-error';
import { BRINE } from '../../support/home/home';

/** Milliseconds that a history on a server may take: what it is for would be lost again. */
const LIMIT = 5_000;

/** The file in `--durations` is none that `brine history durations` wrote. */
export class DurationsFileError extends SetupError {
  override readonly name = 'DurationsFileError';

  constructor(file: string, details: string) {
    super({
      what: 'The durations cannot be read.',
      where: file,
      details,
      next: `Write the file with: ${BRINE} history durations > durations.json`,
    });
  }
}

/** How long scenarios took in former runs. */
export class Durations {
  readonly #all: ReadonlyMap<string, number>;
  readonly #usual: number;

  /** @param all milliseconds by the key of the scenario. @param fault why nothing is known, where that is a fault. */
  constructor(
    all: ReadonlyMap<string, number>,
    readonly fault?: string,
  ) {
    this.#all = all;
    const sorted = [...all.values()].sort((one, other) => one - other);
    this.#usual = sorted[Math.floor(sorted.length / 2)] ?? 1;
  }

  knows(key: string): boolean {
    return this.#all.has(key);
  }

  /** Milliseconds; of a scenario that is new, what half of the others take at most. */
  of(key: string): number {
    return this.#all.get(key) ?? this.#usual;
  }
}

interface Source {
  /** What `brine history durations` wrote; the history itself unless given. */
  file?: string | undefined;
  env: NodeJS.ProcessEnv;
  /** Folder of the results. */
  output: string;
  project: string;
}

/** @throws DurationsFileError; a history that cannot be read is told in `fault`. */
export async function pastDurations({ file, env, output, project }: Source): Promise<Durations> {
  if (file !== undefined) return new Durations(read(file, project));
  const place = historyPlace(env, output);
  if (!place || ('file' in place && !existsSync(place.file))) return new Durations(new Map());
  try {
    const late = setTimeout(LIMIT, undefined, { ref: false });
    const found = await Promise.race([fromHistory(place, project), late]);
    return found ? new Durations(found) : new Durations(new Map(), 'The history did not answer.');
  } catch (error) {
    if (!(error instanceof BrineError)) throw error;
    return new Durations(new Map(), error.message);
  }
}

async function fromHistory(place: HistoryPlace, project: string): Promise<Map<string, number>> {
  await using store = await openHistory(place);
  return middle(await recentDurations(store, project));
}

function read(file: string, project: string): Map<string, number> {
  let projects: unknown;
  try {
    projects = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DurationsFileError(file, error instanceof Error ? error.message : String(error));
  }
  if (!Array.isArray(projects) || !projects.every(isProject))
    throw new DurationsFileError(file, 'It is no list of projects with their scenarios.');
  return middle(projects.find((one) => one.project === project)?.scenarios ?? []);
}

type Timed = { key: string; p50: number };

function isProject(value: unknown): value is { project: string; scenarios: Timed[] } {
  const { project, scenarios } = (value ?? {}) as Record<string, unknown>;
  return typeof project === 'string' && Array.isArray(scenarios) && scenarios.every(isTimed);
}

function isTimed(value: unknown): value is Timed {
  const { key, p50 } = (value ?? {}) as Record<string, unknown>;
  return typeof key === 'string' && typeof p50 === 'number' && p50 >= 0;
}

function middle(scenarios: readonly Timed[]): Map<string, number> {
  return new Map(scenarios.map(({ key, p50 }) => [key, p50]));
}
