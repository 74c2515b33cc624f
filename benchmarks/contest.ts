import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Cost } from './cost';
import type { Stopwatch } from './stopwatch';

/** A program that does the work of a subject and calls the stopwatch before and after what counts. */
export interface Contestant {
  command: readonly string[];
  directory: string;
  env?: Readonly<Record<string, string>>;
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
  peers?: readonly Rival[];
}

/** Another tool that does the same work. */
export interface Rival {
  name: string;
  /** The ratio to it that Brine promises at most. */
  goal: number;
  /** How often it does the work. */
  times: number;
  /** Absent where the tool is not installed. */
  contestant?: Contestant;
}

/** Measured in a way of its own. */
export interface OwnWay extends Comparison {
  rounds(count: number, log: (line: string) => void): Promise<Rounds>;
}

/** Measured in a way of its own. */
export interface OwnWay extends Comparison {
  rounds(count: number, log: (line: string) => void): Promise<Rounds>;
}

/** The cost of doing the work once, in each round. */
export interface Rounds {
  brine: Cost[];
  bare: Cost[];
  /** By name; those that are installed. */
  peers?: Record<string, Cost[]>;
}

/** Lets all do their work in turn; who begins changes with every round, so that what drifts hits them alike. */
export async function contest(
  subject: Subject,
  stopwatch: Stopwatch,
  rounds: number,
  log: (line: string) => void,
): Promise<Rounds> {
  const results: Rounds & { peers: Record<string, Cost[]> } = { brine: [], bare: [], peers: {} };
  const all: [string, Contestant, number, Cost[]][] = [
    ['bare', subject.bare, subject.times, results.bare],
    ['brine', subject.brine, subject.times, results.brine],
  ];
  for (const { name, contestant, times } of subject.peers ?? []) {
    if (!contestant) log(`${subject.name}: ${name} is not installed and left out; see benchmarks/peers.`);
    else {
      const costs: Cost[] = [];
      results.peers[name] = costs;
      all.push([name, contestant, times, costs]);
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contestant, times, costs] of round % 2 === 0 ? all : all.toReversed()) {
      const cost = await measure(contestant, stopwatch);
      const once = { wall: cost.wall / times, cpu: cost.cpu && cost.cpu / times };
      costs.push(once);
      const cpu = once.cpu === undefined ? '' : `, ${once.cpu.toFixed(2)} ms of processor time`;
      log(`${subject.name}, round ${round + 1} of ${rounds}: ${name} ${once.wall.toFixed(2)} ms${cpu}`);
    }
  }
  return results;
}

async function measure({ command, directory, env }: Contestant, stopwatch: Stopwatch): Promise<Cost> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...process.env, ...stopwatch.env, ...env },
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
