import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Comparison, Rival, Rounds } from './contest';
import type { Cost } from './cost';
import type { Machine } from './machine';

/** What a subject came to, as it is kept. Times are milliseconds for doing the work once. */
export interface Result extends Comparison {
  /** Medians over the rounds. */
  brine: Cost;
  bare: Cost;
  /** Those that were installed. */
  peers?: readonly PeerResult[];
  rounds: Rounds;
  machine: Machine;
}

/** What another tool came to. */
export interface PeerResult extends Pick<Rival, 'name' | 'goal'> {
  cost: Cost;
}

const FOLDER = path.join(__dirname, 'results');

export function resultOf(
  subject: Comparison & { peers?: readonly Rival[] },
  rounds: Rounds,
  machine: Machine,
): Result {
  const { name, title, work, times, goal } = subject;
  const medians = { brine: medianCost(rounds.brine), bare: medianCost(rounds.bare) };
  const peers = (subject.peers ?? []).flatMap(({ name, goal }) => {
    const costs = rounds.peers?.[name];
    return costs ? [{ name, goal, cost: medianCost(costs) }] : [];
  });
  return {
    ...{ name, title, work, times, goal, ...medians },
    ...(peers.length > 0 && { peers }),
    ...{ rounds: mapRounds(rounds), machine },
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

/** How much dearer the first is; undefined where processor time is not known. */
export function ratioOf(one: Cost, other: Cost, what: keyof Cost): number | undefined {
  const [ours, theirs] = [one[what], other[what]];
  return ours === undefined || theirs === undefined ? undefined : ours / theirs;
}

/**
 * A sentence when the processor time, or the time on the clock where that is not known, is over what Brine promises. The
 * clock alone would judge what else the machine does.
 */
export function missedGoal({ name, brine, bare, goal, peers = [] }: Result): string[] {
  const against = [{ name: 'what it is measured against', cost: bare, goal }, ...peers];
  return against.flatMap(({ name: other, cost, goal: most }) => {
    const ratio = ratioOf(brine, cost, 'cpu') ?? ratioOf(brine, cost, 'wall') ?? Number.NaN;
    return ratio <= most ? [] : [`${name}: ${ratio.toFixed(2)} of ${other}; at most ${most} is promised.`];
  });
}

function medianCost(costs: readonly Cost[]): Cost {
  const cpu = costs.map((cost) => cost.cpu);
  const known = cpu.every((one) => one !== undefined);
  return { wall: median(costs.map(({ wall }) => wall)), cpu: known ? median(cpu) : undefined };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const pair = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]] as [number, number];
  return round((pair[0] + pair[1]) / 2);
}

function mapRounds({ brine, bare, peers = {} }: Rounds): Rounds {
  const rounded = ({ wall, cpu }: Cost): Cost => ({ wall: round(wall), cpu: cpu && round(cpu) });
  const others = Object.entries(peers).map(([name, costs]) => [name, costs.map(rounded)]);
  return {
    brine: brine.map(rounded),
    bare: bare.map(rounded),
    ...(others.length > 0 && { peers: Object.fromEntries(others) }),
  };
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
