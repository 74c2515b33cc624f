import { bareCucumber } from './bare-command';
import type { Subject } from './contest';
import { rivals } from './peers';
import { Project, WARM_UP } from './project';
import type { Stopwatch } from './stopwatch';
import { NOTHING } from './work';

const SCENARIOS = 5_000;
/** Other tools need up to a hundred times as long for each. */
const OF_PEERS = 500;

/** What a scenario costs when its steps do nothing. */
export async function scenarios(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  const project = new Project({}, NOTHING, { times: SCENARIOS });
  const times = { warmUp: WARM_UP, times: OF_PEERS };
  const others = rivals(NOTHING, times, stopwatch.env, {
    'plain-cucumber': 1.3,
    'playwright-bdd': 0.1,
    karate: 1,
  });
  return {
    name: 'scenarios',
    title: 'scenarios of five steps that do nothing, against bare cucumber-js',
    work: 'Five steps that do nothing, with all that happens around a scenario: in Brine its World, hooks, evidence, guard and journal.',
    times: SCENARIOS,
    goal: 1.3,
    against: 'bare cucumber-js',
    brine: project.contestant,
    bare: bareCucumber(project.contestant.directory),
    peers: others,
    [Symbol.dispose]: () => {
      project[Symbol.dispose]();
      for (const other of others) other[Symbol.dispose]();
    },
  };
}
