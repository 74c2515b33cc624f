import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Comparison, Figure, Rival, Rounds } from './contest';
import type { Cost, Taken } from './cost';
import { isKept, median, round, usualFigures } from './figures';
import type { Machine } from './machine';

/** What a subject came to, as it is kept. Times are milliseconds for doing the work once. */
export interface Result extends Pick<Comparison, 'name' | 'title' | 'work' | 'times' | 'against'> {
  figures: readonly Figure[];
  /** Medians over the rounds. */
  brine: Cost;
  bare?: Cost;
  /** Those that were installed. */
  peers?: readonly PeerResult[];
  /** Those that were not. */
  leftOut?: readonly string[];
  rounds: Rounds;
  machine: Machine;
  /** `2026-11-28`. */
  day: string;
  /** How long it took to measure all of it. */
  seconds: number;
}

/** What another tool came to. */
export interface PeerResult extends Pick<Rival, 'name' | 'version' | 'times'> {
  cost: Cost;
}

const FOLDER = path.join(__dirname, 'results');

export function resultOf(
  subject: Comparison & { peers?: readonly Rival[] },
  rounds: Rounds,
  { machine, seconds, now = new Date() }: Pick<Result, 'machine' | 'seconds'> & { now?: Date },
): Result {
  const { name, title, work, times, against } = subject;
  const medians = {
    brine: medianCost(rounds.brine),
    ...(rounds.bare.length > 0 && { bare: medianCost(rounds.bare) }),
  };
  const peers = (subject.peers ?? []).flatMap(({ name, version, times }) => {
    const costs = rounds.peers?.[name];
    return costs ? [{ name, ...(version && { version }), times, cost: medianCost(costs) }] : [];
  });
  const leftOut = (subject.peers ?? []).flatMap(({ name }) => (rounds.peers?.[name] ? [] : [name]));
  return {
    ...{ name, title, work, times, ...(against && { against }) },
    figures: subject.figures?.(rounds) ?? usualFigures(subject, rounds),
    ...medians,
    ...(peers.length > 0 && { peers }),
    ...(leftOut.length > 0 && { leftOut }),
    ...{ rounds: mapRounds(rounds), machine },
    ...{ day: now.toISOString().slice(0, 10), seconds: Math.round(seconds) },
  };
}

export function keep(result: Result): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${result.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

export function kept(): Result[] {
  if (!existsSync(FOLDER)) return [];
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Result);
}

/** A sentence for each figure that is not what Brine promises. */
export function missedGoal({ name, figures }: Result): string[] {
  return figures
    .filter((one) => isKept(one) === false)
    .map(({ what, value, unit, most, least }) => {
      const promised = most === undefined ? `at least ${least}` : `at most ${most}`;
      return `${name}: ${value.toFixed(2)} ${unit} ${what}; ${promised} is promised.`;
    });
}

function medianCost(costs: readonly Cost[]): Cost {
  const medianOf = (values: readonly (number | undefined)[]) => {
    const known = values.filter((one) => one !== undefined);
    return known.length === values.length ? median(known) : undefined;
  };
  const memory = medianOf(costs.map(({ memory }) => memory));
  return {
    wall: median(costs.map(({ wall }) => wall)),
    cpu: medianOf(costs.map(({ cpu }) => cpu)),
    ...(memory !== undefined && { memory }),
  };
}

function mapRounds({ brine, bare, peers = {} }: Rounds): Rounds {
  const rounded = ({ wall, cpu, memory, whole }: Taken): Taken => ({
    ...{ wall: round(wall), cpu: cpu && round(cpu) },
    ...(memory !== undefined && { memory: round(memory) }),
    ...(whole && { whole: rounded(whole) }),
  });
  const others = Object.entries(peers).map(([name, costs]) => [name, costs.map(rounded)]);
  return {
    brine: brine.map(rounded),
    bare: bare.map(rounded),
    ...(others.length > 0 && { peers: Object.fromEntries(others) }),
  };
}
