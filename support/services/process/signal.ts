import { spawn } from 'node:child_process';

/**
 * Asks the whole group of a process to end. On Windows there is no such request for a console program without a
 * window, so it is ended at once with its children.
 */
export function terminate(pid: number): void {
  if (process.platform === 'win32') endTree(pid);
  else signalGroup(pid, 'SIGTERM');
}

/** Ends the whole group of a process at once. */
export function kill(pid: number): void {
  if (process.platform === 'win32') endTree(pid);
  else signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function endTree(pid: number): void {
  spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
}
