import { execFile } from 'node:child_process';
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

async function runVite(root: string, args: string[], { log, timeout, env }: BuildOptions): Promise<void> {
  const quiet = { ...env, NO_COLOR: '1', FORCE_COLOR: '0' };
  await new Promise<void>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd: root, env: quiet, timeout, maxBuffer: 64 * 1_024 * 1_024, windowsHide: true },
      (error, stdout, stderr) => {
        if (!error) return resolve();
        const late = error.killed ? `Vite did not finish within ${formatDuration(timeout)}.\n` : '';
        reject(new WebBuildError(root, late + messageIn(stderr.trim() || stdout), { cause: error }));
      },
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: string) => {
        for (const line of plain(chunk).split('\n')) if (line.trim()) log(line);
      });
    }
  });
}

function plain(text: string): string {
  return stripVTControlCharacters(text);
}

/** Vite's message and code frame, without the stack of its own code below them. */
function messageIn(output: string): string {
  const [message = ''] = plain(output).split(/^\s+at /m);
  return message.replaceAll(/^(?:✗ Build failed in .*|error during build:)\n/gm, '').trim();
}
