import type { Rounds, Subject } from './contest';
import { figure, ratios } from './figures';
import { Project } from './project';
import type { Stopwatch } from './stopwatch';

const SCENARIOS = 1_000;
const KILOBYTES = [100, 1] as const;

/** Whether failures with large answers need more memory: what is kept as evidence goes to the disk. */
export async function evidence(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  const settings = { services: { answers: { url: stopwatch.url } }, api: { default: 'answers' } };
  const [large, small] = KILOBYTES.map(
    (size) =>
      new Project(
        settings,
        () => [
          `When I send a GET request to "/answer?kilobytes=${size}"`,
          'Then the response status should be 404',
        ],
        { times: SCENARIOS },
      ),
  ) as [Project, Project];
  return {
    name: 'evidence',
    title: 'failures with answers of 100 KB against failures with answers of 1 KB',
    work: 'One request whose answer, in plain text, is kept as evidence, because a check of it fails. Memory is the most that the process with the scenarios held at a time.',
    times: SCENARIOS,
    goal: 1.2,
    enough: 3,
    against: 'Brine with answers of 1 KB',
    brine: { ...large.contestant, exitCode: 1, memory: true },
    bare: { ...small.contestant, exitCode: 1, memory: true },
    figures: flat,
    [Symbol.dispose]: () => {
      large[Symbol.dispose]();
      small[Symbol.dispose]();
    },
  };
}

function flat({ brine, bare }: Rounds) {
  if (brine.some(({ memory }) => memory === undefined)) return [];
  return [figure('memory with answers of 100 KB against 1 KB', ratios(brine, bare, 'memory'), { most: 1.2 })];
}
