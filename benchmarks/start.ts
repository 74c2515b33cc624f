import { bareCucumber } from './bare-command';
import type { Subject } from './contest';
import { Project } from './project';
import type { Stopwatch } from './stopwatch';
import type { Work } from './work';

const ONE: Work = { tag: '@nothing', steps: () => ['Given nothing happens'] };

/** A run of one scenario that does nothing, from its start to its end. */
export async function start(_: Stopwatch, { alone = false } = {}): Promise<Subject & Disposable> {
  const [project, reporting] = [false, true].map(
    (report) => new Project({}, ONE, { times: 1, whole: true, report }),
  ) as [Project, Project];
  const bare = bareCucumber(project.contestant.directory);
  return {
    name: 'start',
    title: 'a run of one scenario that does nothing, against bare cucumber-js with precompiled steps',
    work: 'From the command to its end, with all processes that it starts: `brine run` with its whole library of steps loaded, and cucumber-js with two steps in plain JavaScript. What Brine compiles and keeps is there from a run before. Bare cucumber-js writes no report, so the goal is for a run of Brine that leaves its own out; what that one adds is told beside it.',
    times: 1,
    goal: 1.15,
    warm: true,
    against: 'bare cucumber-js',
    brine: { ...project.contestant, counts: 'whole' },
    bare: { ...bare, counts: 'whole' },
    peers: alone
      ? []
      : [
          {
            name: 'Brine with its report',
            times: 1,
            contestant: { ...reporting.contestant, counts: 'whole' },
          },
        ],
    [Symbol.dispose]: () => {
      project[Symbol.dispose]();
      reporting[Symbol.dispose]();
    },
  };
}
