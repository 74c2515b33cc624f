import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BRINE } from '../tools/commands';
import { processesWith } from '../tools/processes';
import { writeFixture } from './fixture';
import { openPorts } from './measure';

export interface Endured {
  runs: number;
  /** Runs that did not end as they should. */
  wrong: string[];
  /** What was left when all were over. */
  left: string[];
}

interface Endurance {
  runs: number;
  /** Every so manieth run is killed in the middle, so that the next finds what it left. */
  killed: number;
  say?: (line: string) => void;
}

/** Runs the fixture again and again in one folder, two scenarios each, and looks at what is left in the end. */
export async function endure({ runs, killed: every, say = () => {} }: Endurance): Promise<Endured> {
  const marker = `FAULT-${randomUUID()}`;
  const root = writeFixture({ name: 'none', step: '', expected: { exit: 0, blamed: [] } });
  const env = {
    ...process.env,
    MARKER: marker,
    PORTS: path.join(root, 'ports'),
    TMPDIR: path.join(root, 'tmp'),
  };
  const wrong: string[] = [];
  try {
    for (let run = 1; run <= runs; run += 1) {
      const killed = run % every === 0 && run !== runs;
      const { exit, output } = await one(root, env, killed);
      if (exit !== (killed ? 'SIGKILL' : 0)) wrong.push(`run ${run}: ${exit}\n${output}`);
      if (run % 20 === 0) say(`${run} runs, ${processesWith(marker).length} processes left so far`);
    }
    await pause(3_000);
    return { runs, wrong, left: await leftOf(root, marker) };
  } finally {
    for (const { pid } of processesWith(marker)) process.kill(pid, 'SIGKILL');
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function one(root: string, env: NodeJS.ProcessEnv, killed: boolean) {
  rmSync(path.join(root, 'begun'), { force: true });
  const child = spawn(process.execPath, [...BRINE, '--name', 's[23]'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = once(child, 'exit');
  while (killed && child.exitCode === null && !existsSync(path.join(root, 'begun'))) await pause(10);
  if (killed) child.kill('SIGKILL');
  const [code, signal] = await ended;
  return { exit: signal ?? code, output };
}

async function leftOf(root: string, marker: string): Promise<string[]> {
  const processes = processesWith(marker).map(({ command }) => command);
  const files = readdirSync(path.join(root, 'tmp')).filter((name) => !name.includes('compile-cache'));
  const lock = existsSync(path.join(root, 'reports/output/.run.lock')) ? ['the lock'] : [];
  return [...processes, ...(await openPorts(root)), ...files, ...lock];
}
