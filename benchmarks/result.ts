import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Comparison, Rounds } from './contest';
import type { Cost } from './cost';
import type { Machine } from './machine';

/** What a subject came to, as it is kept. Times are milliseconds for doing the work once. */
export interface Result extends Comparison {
  /** Medians over the rounds. */
  brine: Cost;
  bare: Cost;
  rounds: Rounds;
  machine: Machine;
}

const FOLDER = path.join(__dirname, 'results');

export function resultOf(subject: Comparison, rounds: Rounds, machine: Machine): Result {
  const { name, title, work, times, goal } = subject;
  const medians = { brine: medianCost(rounds.brine), bare: medianCost(rounds.bare) };
  return { name, title, work, times, goal, ...medians, rounds: mapRounds(rounds), machine };
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

/** How much dearer Brine is; undefined where processor time is not known. */
export function ratioOf(
  { brine, bare }: Pick<Result, 'brine' | 'bare'>,
  what: keyof Cost,
): number | undefined {
  const [ours, theirs] = [brine[what], bare[what]];
  return ours === undefined || theirs === undefined ? undefined : ours / theirs;
}

/**
 * A sentence when the processor time, or the time on the clock where that is not known, is over what Brine promises. The
 * clock alone would judge what else the machine does.
 */
export function missedGoal(result: Result): string[] {
  const ratio = ratioOf(result, 'cpu') ?? ratioOf(result, 'wall') ?? Number.NaN;
  if (ratio <= result.goal) return [];
  return [
    `${result.name}: ${ratio.toFixed(2)} of what it is measured against; at most ${result.goal} is promised.`,
  ];
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

function mapRounds({ brine, bare }: Rounds): Rounds {
  const rounded = ({ wall, cpu }: Cost): Cost => ({ wall: round(wall), cpu: cpu && round(cpu) });
  return { brine: brine.map(rounded), bare: bare.map(rounded) };
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
