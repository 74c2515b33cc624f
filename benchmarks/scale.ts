import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
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
  /** Milliseconds of processor time of everything, from the command to its end. */
  cpu: number;
  /** The most memory that all processes together held at one time, in megabytes. */
  memory: number;
  /** File and line of the scenario that came first. */
  first: string;
}

/** A message of Cucumber, as far as this looks at it. */
interface Message {
  pickle?: { id: string; uri: string; location?: { line: number } };
  testCase?: { pickleId: string };
  testCaseFinished?: object;
}

async function measure(args: readonly string[]): Promise<Measured> {
  rmSync(MESSAGES, { force: true });
  const child = spawn(process.execPath, [path.join(HOME, 'cli', 'brine.js'), 'run', ...args], {
    cwd: HOME,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, BRINE_HISTORY: 'off' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const most = { cpu: 0, memory: 0 };
  // What has ended is counted by who waited for it, so the last look is as good as the end.
  const timer = setInterval(() => {
    most.cpu = Math.max(most.cpu, costSoFar(child.pid as number).cpu ?? 0);
    most.memory = Math.max(most.memory, memoryNow(child.pid as number));
  }, EVERY);
  await ended;
  clearInterval(timer);
  return { ...told(), ...most };
}

/** What the messages of the run say. */
function told(): Pick<Measured, 'scenarios' | 'first'> {
  const messages = readFileSync(MESSAGES, 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Message]));
  const chosen = messages.find(({ testCase }) => testCase)?.testCase?.pickleId;
  const pickle = messages.find((message) => message.pickle?.id === chosen)?.pickle;
  return {
    scenarios: messages.filter(({ testCaseFinished }) => testCaseFinished).length,
    first: `${pickle?.uri}:${pickle?.location?.line}`,
  };
}

async function main(): Promise<void> {
  const rows = [
    '| kind | scenarios | a run of one | each further one | memory |',
    '| --- | --- | --- | --- | --- |',
  ];
  for (const [kind, args] of Object.entries(KINDS)) {
    const all = await measure(args);
    const one = await measure([...args, all.first]);
    const each = (all.cpu - one.cpu) / (all.scenarios - one.scenarios);
    const seconds = [one.cpu, each].map((cpu) => `${(cpu / 1_000).toFixed(2)} s`).join(' | ');
    rows.push(`| ${kind} | ${all.scenarios} | ${seconds} | ${Math.round(all.memory)} MB |`);
  }
  console.log(rows.join('\n'));
}

void main();
