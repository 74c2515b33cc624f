import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { formatDuration } from '../wait/duration';
import { WebBuildError } from './errors';
import { sourceStamp } from './stamp';
import { viteProgram } from './vite';

export interface BuildOptions {
  /** Takes each line that Vite prints. */
  log: (line: string) => void;
  /** Milliseconds. */
  timeout: number;
  env: NodeJS.ProcessEnv;
  /** Told the process group that builds; what it returns is called when that has ended. */
  own?: (pid: number) => () => void;
}

/**
 * Builds the web app with its own Vite, unless nothing has changed since the last build.
 *
 * @param root folder of the app.
 * @returns the folder with the built files.
 * @throws WebBuildError, ViteMissingError
 */
export async function buildWeb(root: string, options: BuildOptions): Promise<{ dist: string }> {
  const dist = path.join(root, 'dist');
  const stampFile = path.join(dist, '.brine-stamp');
  const program = viteProgram(root);
  const args = ['build', '--outDir', dist, '--emptyOutDir', '--clearScreen', 'false'];
  // Absolute paths differ between machines that share a cache; only what is asked of Vite counts.
  const stamp = sourceStamp(root, options.env, ['build', 'production']);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    options.log('The web app is unchanged since its last build.');
    return { dist };
  }
  await runVite(root, [program, ...args], options);
  writeFileSync(stampFile, stamp);
  return { dist };
}

/** In a process group of its own, with which its owner can end it and what it started. */
async function runVite(root: string, args: string[], options: BuildOptions): Promise<void> {
  const { log, timeout, env, own } = options;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    windowsHide: true,
    detached: process.platform !== 'win32',
  });
  const ended = child.pid === undefined ? undefined : own?.(child.pid);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      said[name] += chunk;
      for (const line of plain(chunk).split('\n')) if (line.trim()) log(line);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  ended?.();
  if (code === 0) return;
  const late = child.killed ? `Vite did not finish within ${formatDuration(timeout)}.\n` : '';
  throw new WebBuildError(root, late + messageIn(said.stderr.trim() || said.stdout));
}

function plain(text: string): string {
  return stripVTControlCharacters(text);
}

/** Vite's message and code frame, without the stack of its own code below them. */
function messageIn(output: string): string {
  const [message = ''] = plain(output).split(/^\s+at /m);
  return message.replaceAll(/^(?:✗ Build failed in .*|error during build:)\n/gm, '').trim();
}
