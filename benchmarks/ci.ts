import { api } from './api';
import type { Rounds, Subject } from './contest';
import type { Cost, Taken } from './cost';
import { median, ratios } from './figures';
import { playRounds } from './rounds';
import { scenarios } from './scenarios';
import { start } from './start';
import type { Stopwatch } from './stopwatch';

/** Ratios of processor times that other work on the machine moves little. */
interface Check {
  open(stopwatch: Stopwatch): Promise<Subject & (Disposable | AsyncDisposable)>;
  /** What Brine is held against. */
  against: string;
  /** What both cost, round by round. */
  costs(rounds: Rounds): [brine: readonly Cost[], other: readonly Cost[]];
  /** The ratio above which the check fails; benchmarks/notes/ci.md has the spread that it was chosen from. */
  most: number;
}

const ROUNDS = 3;

/** All checks, by the subjects of which they are the short form. */
export const CHECKS: Readonly<Record<string, Check>> = {
  start: {
    open: async (stopwatch) => await start(stopwatch, { alone: true }),
    against: 'bare cucumber-js',
    costs: ({ brine, bare }) => [brine, bare],
    most: 1.6,
  },
  scenarios: {
    open: async (stopwatch) => await scenarios(stopwatch, { times: 2_000, alone: true }),
    against: 'bare cucumber-js for a whole run',
    costs: ({ brine, bare }) => [whole(brine), whole(bare)],
    most: 1.8,
  },
  api: {
    open: async (stopwatch) => await api(stopwatch, { times: 300, alone: true }),
    against: 'cucumber-js and a bare script together',
    costs: ({ brine, bare, peers = {} }) => [
      brine,
      bare.map((cost, round) => sum(cost, ...of(peers, round))),
    ],
    most: 2.7,
  },
};

/** What a check came to. */
export interface Checked {
  name: string;
  against: string;
  /** Undefined where the system does not tell processor times. */
  ratio: number | undefined;
  most: number;
}

/** Plays a few short rounds. */
export async function check(
  name: string,
  stopwatch: Stopwatch,
  log: (line: string) => void = () => {},
): Promise<Checked> {
  const { open, against, costs, most } = CHECKS[name] as Check;
  await using subject = await open(stopwatch);
  const rounds = await playRounds(subject, stopwatch, ROUNDS, log);
  const known = rounds.brine.every(({ cpu }) => cpu !== undefined);
  const ratio = known ? median(ratios(...costs(rounds))) : undefined;
  return { name, against, ratio, most };
}

/** For people; `failed` when Brine became dearer than its margin allows. */
export function verdict({ name, against, ratio, most }: Checked): { line: string; failed: boolean } {
  if (ratio === undefined)
    return { line: `${name}: not checked, as this system does not tell processor times.`, failed: false };
  const measured = `${name}: ${ratio.toFixed(2)} × the processor time of ${against}`;
  if (ratio <= most) return { line: `${measured}; up to ${most} × passes.`, failed: false };
  const next = `  → Something made Brine dearer: \`npm run bench -- ${name}\` measures it fully, benchmarks/notes/ci.md says where ${most} comes from.`;
  return { line: `${measured}, and only up to ${most} × passes.\n${next}`, failed: true };
}

function whole(costs: readonly Taken[]): Cost[] {
  return costs.map((cost) => cost.whole ?? cost);
}

function of(peers: Readonly<Record<string, Cost[]>>, round: number): Cost[] {
  return Object.values(peers).flatMap((costs) => costs[round] ?? []);
}

function sum(...costs: readonly Cost[]): Cost {
  return {
    wall: costs.reduce((all, { wall }) => all + wall, 0),
    cpu: costs.reduce((all, { cpu = 0 }) => all + cpu, 0),
  };
}
