import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import type { Exit } from './exit';
import { forgetGroup, watchGroup } from './reaper';

export interface ProcessSpec {
  command: string;
  args: readonly string[];
  directory: string;
  env: NodeJS.ProcessEnv;
  /** Standard output and error are appended here. */
  logFile: string;
}

/** A process that leads a group of its own and never outlives this thread. */
export interface OwnedProcess {
  pid: number;
  /** Resolves when the process has ended; never rejects, and keeps no run from coming to its end. */
  exited: Promise<Exit>;
  /** The same for those who wait for nothing else. */
  end(): Promise<Exit>;
}

/** @throws the error of the operating system (`ENOENT` …) when the program cannot be started. */
export async function spawnOwned(spec: ProcessSpec): Promise<OwnedProcess> {
  mkdirSync(path.dirname(spec.logFile), { recursive: true });
  const log = openSync(spec.logFile, 'a');
  try {
    const child = spawn(spec.command, spec.args, {
      cwd: spec.directory,
      env: spec.env,
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const exited = exitOf(child);
    await spawned(child);
    const pid = child.pid as number;
    watchGroup(pid);
    void exited.then(() => forgetGroup(pid));
    // A step that waits for nothing but services that go on running waits for ever: Node tells, if it need not live for them.
    child.unref();
    const end = async () => {
      child.ref();
      return await exited;
    };
    return { pid, exited, end };
  } finally {
    closeSync(log);
  }
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

function spawned(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve());
    child.once('error', reject);
  });
}
