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
  const ports = readdirSync(path.join(root, 'ports')).map((pid) =>
    readFileSync(path.join(root, 'ports', pid), 'utf8'),
  );
  const open = [];
  for (const port of ports) if (await answers(Number(port))) open.push(`port ${port}`);
  const files = readdirSync(path.join(root, 'tmp')).filter((name) => !name.includes('compile-cache'));
  return [...processes.map(({ command }) => command), ...open, ...files.map((name) => `tmp/${name}`)];
}

/** Whether somebody listens on this port. */
export function answers(port: number): Promise<boolean> {
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
