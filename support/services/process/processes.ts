import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine. */
export interface RunningProcess {
  pid: number;
  command: string;
}

/** Whether there is such a process, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process began, in the words of the operating system: a later process with the same number began at another time.
 * Undefined where that cannot be told: on Windows, and of a process that is gone.
 */
export function beginningOf(pid: number): string | undefined {
  if (process.platform === 'linux') return statOf(pid)?.[19];
  if (process.platform === 'win32') return undefined;
  return ps(['-o', 'lstart=', '-p', String(pid)])?.trim() || undefined;
}

/**
 * The processes that were started with this text in their environment, but for ourselves. Linux tells it in `/proc`, macOS
 * by `ps` and of one's own processes only; Windows does not tell.
 */
export function processesWithEnvironment(text: string): RunningProcess[] {
  if (process.platform === 'win32') return [];
  const found =
    process.platform === 'linux' ? inProc(text) : inPs(ps(['eww', '-axo', 'pid=,command=']) ?? '', text);
  return found.filter(({ pid }) => pid !== process.pid);
}

/** What `ps eww -axo pid=,command=` prints: the environment stands behind the command. */
export function inPs(printed: string, text: string): RunningProcess[] {
  return printed.split('\n').flatMap((line) => {
    const [, pid, rest = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || !` ${rest} `.includes(` ${text} `)) return [];
    return [{ pid: Number(pid), command: rest.split(/ (?=\w+=)/, 1)[0] ?? '' }];
  });
}

function inProc(text: string): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(text))
    .map((pid) => ({ pid: Number(pid), command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() }));
}

/** The columns behind the name of the program, which may hold anything. */
function statOf(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text === '' ? undefined : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Empty for a process that is gone, or belongs to somebody else. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ps(args: readonly string[]): string | undefined {
  try {
    return execFileSync('ps', args, {
      encoding: 'utf8',
      timeout: 5_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
