import path from 'node:path';
import type { Subject } from './contest';
import { HOME, Project } from './project';
import { NOTHING } from './work';

const SCENARIOS = 5_000;
const home = (...parts: string[]) => JSON.stringify(path.join(HOME, ...parts));

const WITHOUT = `
const { provideGuard, threadGuard } = require(${home('worlds', 'worker')});
provideGuard(require(${home('benchmarks', 'turns')}).withoutGuard(threadGuard()));
`;

/** Whole runs under guard against whole runs without. */
export async function guardRuns(): Promise<Subject & Disposable> {
  const projects = ['', WITHOUT].map(
    (support) => new Project({}, NOTHING, { times: SCENARIOS, whole: true, support }),
  ) as [Project, Project];
  const run = ({ contestant }: Project) => ({ ...contestant, counts: 'whole' as const });
  return {
    name: 'guard-runs',
    title: 'runs of 5,000 scenarios that do nothing, under guard and without',
    work: 'From the command to the end, without the report: scenarios of five steps that do nothing. The watchdog of the guard runs in both.',
    times: SCENARIOS,
    goal: 1.03,
    against: 'the same without guard',
    brine: run(projects[0]),
    bare: run(projects[1]),
    [Symbol.dispose]: () => {
      for (const project of projects) project[Symbol.dispose]();
    },
  };
}
