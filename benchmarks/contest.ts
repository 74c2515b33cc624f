import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Cost } from './cost';
import type { Stopwatch } from './stopwatch';

/** A program that does the work of a subject and calls the stopwatch before and after what counts. */
export interface Contestant {
  command: readonly string[];
  directory: string;
}

/** What is compared, however it is measured. */
export interface Comparison {
  name: string;
  /** One line on what is compared with what. */
  title: string;
  /** What both do, for the page with the results. */
  work: string;
  /** How often they do it between the two calls of the stopwatch. */
  times: number;
  /** The ratio that Brine promises at most. */
  goal: number;
}

export interface Subject extends Comparison {
  brine: Contestant;
  bare: Contestant;
}

/** Measured in a way of its own. */
export interface OwnWay extends Comparison {
  rounds(count: number, log: (line: string) => void): Promise<Rounds>;
}

/** The cost of doing the work once, in each round. */
export interface Rounds {
  brine: Cost[];
  bare: Cost[];
}

/** Lets both do their work in turn; who begins changes with every round, so that what drifts hits both alike. */
export async function contest(
  subject: Subject,
  stopwatch: Stopwatch,
  rounds: number,
  log: (line: string) => void,
): Promise<Rounds> {
  const results: Rounds = { brine: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['bare', 'brine'] as const) : (['brine', 'bare'] as const);
    for (const who of order) {
      const cost = await measure(subject[who], stopwatch);
      const once = { wall: cost.wall / subject.times, cpu: cost.cpu && cost.cpu / subject.times };
      results[who].push(once);
      const cpu = once.cpu === undefined ? '' : `, ${once.cpu.toFixed(1)} ms of processor time`;
      log(`${subject.name}, round ${round + 1} of ${rounds}: ${who} ${once.wall.toFixed(1)} ms${cpu}`);
    }
  }
  return results;
}

async function measure({ command, directory }: Contestant, stopwatch: Stopwatch): Promise<Cost> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...process.env, ...stopwatch.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stopwatch.watch(child.pid as number);
  const [said, code] = await Promise.all([words(child), once(child, 'close').then(([code]) => code)]);
  const cost = stopwatch.result();
  if (code !== 0 || !cost) throw new Error(`${command.join(' ')} ended with ${code}:\n${said}`);
  return cost;
}

async function words({ stdout, stderr }: ChildProcess): Promise<string> {
  const parts = [stdout, stderr].map(async (stream) => (stream ? await text(stream) : ''));
  return (await Promise.all(parts)).join('');
}
