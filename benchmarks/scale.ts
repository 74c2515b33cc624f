import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { costSoFar, memoryNow } from './cost';
import { HOME } from './project';

/**
 * `node -r ./runs/typescript.js benchmarks/scale.ts`: what the scenarios of the reference suite cost by their kind, and
 * what a shard costs besides, for docs/scale.md. In processor time, which other work on the machine changes little.
 */

const KINDS: Record<string, string[]> = {
  API: ['--profile', 'api', '--tags', '@api and not @services'],
  UI: ['--profile', 'ui', '--tags', '(@ui or @either) and not @component'],
  component: ['--tags', '@component'],
};

/** Milliseconds between two looks. */
const EVERY = 100;
const OUTPUT = path.join(HOME, 'reports', 'output');
const MESSAGES = path.join(OUTPUT, 'messages.ndjson');

interface Measured {
  scenarios: number;
  /** Milliseconds of processor time until the first scenario, and after the last. */
  begin: number;
  end: number;
  /** Of one scenario. */
  each: number;
  /** The most memory that all processes together held at one time, in megabytes. */
  memory: number;
}

async function measure(args: readonly string[]): Promise<Measured> {
  rmSync(MESSAGES, { force: true });
  const child = spawn(process.execPath, [path.join(HOME, 'cli', 'brine.js'), 'run', ...args], {
    cwd: HOME,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, BRINE_HISTORY: 'off' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const moments = { begun: 0, finished: 0, last: 0, memory: 0 };
  const timer = setInterval(() => look(child.pid as number, moments), EVERY);
  await ended;
  clearInterval(timer);
  const scenarios = count('testCaseFinished');
  return {
    scenarios,
    begin: moments.begun,
    each: (moments.finished - moments.begun) / scenarios,
    end: moments.last - moments.finished,
    memory: moments.memory,
  };
}

function look(pid: number, moments: { begun: number; finished: number; last: number; memory: number }): void {
  const { cpu = 0 } = costSoFar(pid);
  moments.last = Math.max(moments.last, cpu);
  moments.memory = Math.max(moments.memory, memoryNow(pid));
  if (moments.begun === 0 && count('testCaseStarted') > 0) moments.begun = cpu;
  if (moments.finished === 0 && count('testRunFinished') > 0) moments.finished = cpu;
}

function count(message: string): number {
  if (!existsSync(MESSAGES)) return 0;
  return readFileSync(MESSAGES, 'utf8').split(`\n{"${message}"`).length - 1;
}

async function main(): Promise<void> {
  const rows = [
    '| kind | scenarios | before the first | each scenario | after the last | memory |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  for (const [kind, args] of Object.entries(KINDS)) {
    const { scenarios, begin, each, end, memory } = await measure(args);
    const seconds = [begin, each, end].map((cpu) => `${(cpu / 1_000).toFixed(2)} s`).join(' | ');
    rows.push(`| ${kind} | ${scenarios} | ${seconds} | ${Math.round(memory)} MB |`);
  }
  console.log(rows.join('\n'));
}

void main();
