import type { Rounds, Subject } from './contest';
import type { Cost } from './cost';
import { figure } from './figures';
import { Project } from './project';
import { NOTHING } from './work';

const [FEW, MORE, MOST] = [1_000, 10_000, 50_000];
const ONE = 'a single scenario';
const GOAL = 1.2;

/** Whether a scenario costs the same among many. */
export async function growth(): Promise<Subject & Disposable> {
  const projects = new Map(
    [1, FEW, MORE, MOST].map((times) => [times, new Project({}, NOTHING, { times, whole: true })]),
  );
  const run = (times: number) => ({
    ...(projects.get(times) as Project).contestant,
    counts: 'whole' as const,
    memory: true,
    times,
  });
  return {
    name: 'growth',
    title: 'what a scenario costs among 50,000 and among 1,000',
    work: 'Runs of scenarios with five steps that do nothing, from the command to its end, without the report. What a run of a single one takes is taken off before it is shared out.',
    times: MOST,
    goal: GOAL,
    against: 'among 1,000',
    enough: 3,
    brine: run(MOST),
    bare: run(FEW),
    peers: [
      { name: 'among 10,000', times: MORE, contestant: run(MORE) },
      { name: ONE, times: 1, contestant: run(1) },
    ],
    figures: grown,
    [Symbol.dispose]: () => {
      for (const project of projects.values()) project[Symbol.dispose]();
    },
  };
}

function grown({ brine, bare, peers = {} }: Rounds) {
  const one = peers[ONE] ?? [];
  const each = (costs: readonly Cost[], times: number) =>
    costs.map((cost, round) => ((cost.cpu ?? cost.wall) * times - startOf(one[round])) / (times - 1));
  const few = each(bare, FEW);
  const against = (costs: readonly number[]) => costs.map((cost, round) => cost / (few[round] as number));
  return [
    figure('a scenario among 50,000 against one among 1,000', against(each(brine, MOST)), { most: GOAL }),
    figure(
      'a scenario among 10,000 against one among 1,000',
      against(each(peers['among 10,000'] ?? [], MORE)),
      {
        most: GOAL,
      },
    ),
  ];
}

function startOf(cost: Cost | undefined): number {
  return cost?.cpu ?? cost?.wall ?? 0;
}
