import path from 'node:path';
import type { Subject } from './contest';
import { HOME, Project } from './project';
import { NOTHING } from './work';

const SCENARIOS = 5_000;
/** Its classic dashboard is another's. */
const SETTINGS = { report: { classic: false } };
const home = (...parts: string[]) => JSON.stringify(path.join(HOME, ...parts));

const WITHOUT = `
const { provideGuard, threadGuard } = require(${home('worlds', 'worker')});
provideGuard(require(${home('benchmarks', 'turns')}).withoutGuard(threadGuard()));
`;

/** Whole runs under guard against whole runs without. */
export async function guardRuns(): Promise<Subject & Disposable> {
  const projects = ['', WITHOUT].map(
    (support) => new Project(SETTINGS, NOTHING, { times: SCENARIOS, whole: true, report: true, support }),
  ) as [Project, Project];
  const run = ({ contestant }: Project) => ({ ...contestant, counts: 'whole' as const });
  return {
    name: 'guard-runs',
    title: 'runs of 5,000 scenarios that do nothing, under guard and without',
    work: 'From the command to the end, with the report: scenarios of five steps that do nothing. The classic dashboard is left out, because it takes longer than all else. The watchdog of the guard runs in both.',
    times: SCENARIOS,
    goal: 1.03,
    against: 'whole runs without guard',
    brine: run(projects[0]),
    bare: run(projects[1]),
    [Symbol.dispose]: () => {
      for (const project of projects) project[Symbol.dispose]();
    },
  };
}
