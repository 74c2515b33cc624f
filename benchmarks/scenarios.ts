import { bareCucumber } from './bare-command';
import type { Rounds, Subject } from './contest';
import type { Taken } from './cost';
import { figure, ratios, usualFigures } from './figures';
import { rivals } from './peers';
import { Project, WARM_UP } from './project';
import type { Stopwatch } from './stopwatch';
import { NOTHING } from './work';

const SCENARIOS = 5_000;
const GOAL = 1.3;
/** Some tools need up to a hundred times as long for each. */
const OF_PEERS = { 'plain-cucumber': 2_500, 'playwright-bdd': 200, karate: 300 };

/** What a scenario costs when its steps do nothing, and how much memory many of them need. */
export async function scenarios(
  stopwatch: Stopwatch,
  { times = SCENARIOS, alone = false } = {},
): Promise<Subject & Disposable> {
  const project = new Project({}, NOTHING, { times });
  const asked = (peer: keyof typeof OF_PEERS, goal: number) => ({
    ...{ peer, goal, env: stopwatch.env, times: { warmUp: WARM_UP, times: OF_PEERS[peer] } },
  });
  const others = alone
    ? []
    : rivals(NOTHING, [asked('plain-cucumber', GOAL), asked('playwright-bdd', 0.1), asked('karate', 1)]);
  const subject: Subject = {
    name: 'scenarios',
    title: 'scenarios of five steps that do nothing, against bare cucumber-js',
    work: 'Five steps that do nothing, with all that happens around a scenario: in Brine its World, hooks, evidence, guard and journal. From the first scenario to the last; a run from the command to its end, which reads the features too, has a figure of its own. Plain cucumber-js does the work 2,500 times in a round, playwright-bdd 200 times and Karate 300 times. Memory is the most that the process with the scenarios held at a time.',
    times,
    goal: GOAL,
    against: 'bare cucumber-js',
    brine: { ...project.contestant, counts: 'both', memory: true },
    bare: { ...bareCucumber(project.contestant.directory), counts: 'both', memory: true },
    peers: others,
  };
  return {
    ...subject,
    figures: (rounds) => [wholeRun(rounds), ...usualFigures(subject, rounds), ...memoryFigures(rounds)],
    [Symbol.dispose]: () => {
      project[Symbol.dispose]();
      for (const other of others) other[Symbol.dispose]();
    },
  };
}

function wholeRun({ brine, bare }: Rounds) {
  const of = (costs: readonly Taken[]) => costs.map((cost) => cost.whole ?? cost);
  return figure('whole runs against bare cucumber-js', ratios(of(brine), of(bare)), { most: GOAL });
}

function memoryFigures({ brine, bare }: Rounds) {
  if (brine.some(({ memory }) => memory === undefined)) return [];
  return [figure('memory against bare cucumber-js', ratios(brine, bare, 'memory'), { most: 1.2 })];
}
