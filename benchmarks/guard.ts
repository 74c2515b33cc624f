import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Contestant, OwnWay, Rounds } from './contest';
import type { Cost } from './cost';
import { HOME, Project } from './project';
import type { Stopwatch } from './stopwatch';
import type { Blocks } from './turns';

const SCENARIOS = 15_000;
const FILE = 'blocks.json';
const home = (...parts: string[]) => JSON.stringify(path.join(HOME, ...parts));

const IN_TURN = `
const { provideGuard, threadGuard } = require(${home('worlds', 'worker')});
provideGuard(require(${home('benchmarks', 'turns')}).inTurn(threadGuard(), ${JSON.stringify(FILE)}));
`;

/** Steps under guard against the same steps without. */
export async function guard(stopwatch: Stopwatch): Promise<OwnWay & Disposable> {
  const project = new Project({}, () => ['When nothing happens'], { times: SCENARIOS, support: IN_TURN });
  return {
    name: 'guard',
    title: 'scenarios that do nothing, under guard and without',
    work: 'A step that does nothing, with the hooks of every scenario. Both in one process, where one of every two blocks of 100 scenarios has the guard, by lot: whole runs differ by more than the guard costs. The watchdog of the guard runs all the time.',
    times: SCENARIOS,
    against: 'the same without guard, in one process',
    rounds: (count, log) => rounds({ ...project.contestant, env: stopwatch.env }, count, log),
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}

async function rounds(command: Command, count: number, log: (line: string) => void): Promise<Rounds> {
  const all: Rounds = { brine: [], bare: [] };
  for (let round = 1; round <= count; round += 1) {
    const blocks = await run(command);
    for (const who of ['bare', 'brine'] as const) {
      const cost = mean(blocks[who]);
      all[who].push(cost);
      log(
        `guard, round ${round} of ${count}: ${who} ${cost.wall.toFixed(3)} ms, ${cost.cpu?.toFixed(3)} ms of processor time`,
      );
    }
  }
  return all;
}

/** Its scenarios call the stopwatch, as those of other subjects do; here nobody reads it. */
interface Command extends Contestant {
  env: Record<string, string>;
}

async function run({ command: [program = '', ...args], directory, env }: Command): Promise<Blocks> {
  await promisify(execFile)(program, args, {
    cwd: directory,
    env: { ...process.env, ...env },
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  return JSON.parse(readFileSync(path.join(directory, FILE), 'utf8')) as Blocks;
}

/** Without the dearest tenth, in which the machine did something else. */
function mean(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost) => {
    const sorted = costs.map((cost) => cost[key] ?? 0).sort((a, b) => a - b);
    const usual = sorted.slice(0, Math.ceil(sorted.length * 0.9));
    return usual.reduce((sum, one) => sum + one, 0) / usual.length;
  };
  return { wall: of('wall'), cpu: of('cpu') };
}
