import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processesWith } from '../tools/processes';
import type { Fault, Format, Mode } from './fault';
import { type Outcomes, readReports } from './read';
import { type Runner, RunningFault } from './running';

/** Milliseconds after the end of a run after which nothing of it may be left. */
const GONE = 3_000;
/** The same behind an npm that was ended: the run has yet to end in good order. */
const IN_ORDER = 30_000;
/** Milliseconds that somebody who listens may take to answer. */
const ANSWER = 2_000;

export interface Measured {
  fault: Fault;
  mode: Mode;
  runner: Runner;
  /** Exit code, signal, or `hangs`. */
  exit: number | string;
  seconds: number;
  reports: Record<Format, Outcomes>;
  /** Hooks behind scenarios that ran, by scenario; and how often the hooks after all ran. */
  after: string[];
  afterAll: number;
  /** What was left behind: commands of processes, ports, temporary files. */
  left: string[];
  output: string;
  /** Whether Brine's own report is there. */
  report: boolean;
}

/** Lets a fault happen and looks at everything that it left. */
export async function measure(fault: Fault, mode: Mode, runner: Runner): Promise<Measured> {
  const began = performance.now();
  const run = new RunningFault(fault, mode, runner);
  try {
    const acting = act(run);
    const ended = await run.end();
    const seconds = (performance.now() - began) / 1_000;
    await acting;
    const left = ended ? await leftOf(run) : [];
    if (fault.reportAfterwards) await run.report();
    return { fault, mode, runner, exit: ended?.exit ?? 'hangs', seconds, left, ...tracesOf(run) };
  } finally {
    for (const { pid } of processesWith(run.marker)) endProcess(pid);
    if (fault.disk) spawnSync('umount', [path.join(run.root, 'disk')]);
    rmSync(run.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function act(run: RunningFault): Promise<void> {
  await run.fault.at?.(run);
  if (!run.fault.outside) return;
  await run.begun();
  await run.fault.outside(run);
}

function tracesOf(run: RunningFault): Pick<Measured, 'reports' | 'after' | 'afterAll' | 'output' | 'report'> {
  const log = path.join(run.root, 'hooks.log');
  const hooks = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return {
    reports: readReports(path.join(run.root, 'out')),
    after: hooks.filter((name) => name !== 'AfterAll'),
    afterAll: hooks.filter((name) => name === 'AfterAll').length,
    output: run.output,
    report: existsSync(path.join(run.root, 'reports', 'output', 'html', 'index.html')),
  };
}

async function leftOf({ marker, root, fault }: RunningFault): Promise<string[]> {
  const deadline = performance.now() + (fault.through === 'npm' ? IN_ORDER : GONE);
  let processes = processesWith(marker);
  while (processes.length > 0 && performance.now() < deadline) {
    await pause(50);
    processes = processesWith(marker);
  }
  const files = readdirSync(path.join(root, 'tmp')).filter((name) => !name.includes('compile-cache'));
  return [
    ...processes.map(({ command }) => command),
    ...(await openPorts(root)),
    ...files.map((name) => `tmp/${name}`),
  ];
}

/**
 * Ports on which services of a fixture still listen. Ports are given out again: who answers as another is none of them.
 *
 * @param root of the fixture, in whose `ports` its services write theirs.
 */
export async function openPorts(root: string): Promise<string[]> {
  const folder = path.join(root, 'ports');
  const open = [];
  for (const pid of readdirSync(folder)) {
    const port = readFileSync(path.join(folder, pid), 'utf8');
    if (await listens(Number(port), folder)) open.push(`port ${port}`);
  }
  return open;
}

async function listens(port: number, folder: string): Promise<boolean> {
  if (!(await connects(port))) return false;
  const signal = AbortSignal.timeout(ANSWER);
  const answer = await fetch(`http://127.0.0.1:${port}/`, { signal }).catch(() => undefined);
  return answer === undefined || answer.headers.get('x-ports') === folder;
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
