// What the two commands share. Runs before anything is installed, on any Node from 20 on: no packages, no TypeScript.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The Node that the project pins: a package, so that the machine's own may be older. */
export const node = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * Runs a program to its end with our own streams and gives its exit code; that of a shell for a signal. Signals are
 * passed on, and we stay until it has cleaned up.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (signal) => {
      // A terminal sends Ctrl-C to the child as well; on Windows a signal that is passed on would kill it.
      const told = signal === 'SIGINT' && process.stdin.isTTY;
      if (!told && process.platform !== 'win32') child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, pass);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const signal of SIGNALS) process.off(signal, pass);
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}

/** Whether a program answers to `--version`. */
export async function answers(program) {
  return await run(program, ['--version'], { stdio: 'ignore' }).then(
    (code) => code === 0,
    () => false,
  );
}

/** Whether the installed packages are those of the lockfile. */
export function installed() {
  return existsSync(node) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

export function rememberInstalled() {
  writeFileSync(stampFile, stamp());
}

const stampFile = path.join(root, 'node_modules', '.brine-installed');

function stamp() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(process.platform).update(process.arch).digest('hex');
}
