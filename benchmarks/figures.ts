import type { Comparison, Figure, Promised, Rival, Rounds } from './contest';
import type { Cost } from './cost';

export function figure(
  what: string,
  values: readonly number[],
  { unit = '×', ...promised }: Promised & { unit?: Figure['unit'] } = {},
): Figure {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)].map(round) as [number, number];
  return { what, unit, value: median(values), lowest, highest, rounds: values.length, ...promised };
}

/** Whether what was promised is kept; undefined when nothing was. */
export function isKept({ value, most, least }: Figure): boolean | undefined {
  if (most === undefined && least === undefined) return undefined;
  return value <= (most ?? Number.POSITIVE_INFINITY) && value >= (least ?? Number.NEGATIVE_INFINITY);
}

/**
 * What one costs of what the other does, round by round: in processor time, or on the clock where that is not known. The
 * clock alone would judge what else the machine does.
 */
export function ratios(
  ours: readonly Cost[],
  theirs: readonly Cost[],
  what: 'cpu' | 'wall' | 'memory' = 'cpu',
): number[] {
  return ours.map((one, index) => {
    const other = theirs[index] as Cost;
    const [mine, its] = [one[what], other[what]];
    return mine === undefined || its === undefined ? one.wall / other.wall : mine / its;
  });
}

/** The ratio to each of the others. */
export function usualFigures(
  { goal, against = 'the bare script', peers = [] }: Comparison & { peers?: readonly Rival[] },
  rounds: Rounds,
): Figure[] {
  const others = peers.flatMap(({ name, goal: most }) => {
    const costs = rounds.peers?.[name];
    return costs && most !== undefined
      ? [figure(`against ${name}`, ratios(rounds.brine, costs), { most })]
      : [];
  });
  if (rounds.bare.length === 0) return others;
  return [
    figure(`against ${against}`, ratios(rounds.brine, rounds.bare), goal === undefined ? {} : { most: goal }),
    ...others,
  ];
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const pair = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]] as [number, number];
  return round((pair[0] + pair[1]) / 2);
}

export function round(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
