import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { formatDuration } from '../../wait/duration';
import { BrowserInstallError } from './errors';

export interface InstallOptions {
  /** Takes each line of progress. */
  log: (line: string) => void;
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
  /** Whether the system's packages may be installed without `sudo`. */
  root?: boolean;
  /** Playwright's command line. */
  playwright?: string;
}

interface Command {
  program: string;
  args: string[];
}

interface Answer {
  ok: boolean;
  text: string;
}

/** Milliseconds for one command. */
const LIMIT = 300_000;

/**
 * Installs a browser: Playwright's headless shell, else the system's package on Debian and Ubuntu where that needs no
 * password.
 *
 * @throws BrowserInstallError with what each way answered.
 */
export async function installBrowser(options: InstallOptions): Promise<void> {
  const { log, env = process.env } = options;
  const attempts: { command: string; answer: string }[] = [];
  const attempt = async (command: Command): Promise<boolean> => {
    const line = [path.basename(command.program), ...command.args].join(' ');
    log(`$ ${line}`);
    const { ok, text } = await run(command, env, log);
    if (!ok) attempts.push({ command: line, answer: text });
    return ok;
  };
  if (await attempt(download(options))) return;
  const apt = await systemInstaller(options);
  if (apt) {
    // An outdated list may still hold the package: a failed update does not end the attempt.
    await attempt(apt('update'));
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (await attempt(apt('install', '-y', '--no-install-recommends', name))) return;
    }
  }
  throw new BrowserInstallError(attempts);
}

function download({ playwright }: InstallOptions): Command {
  const cli = playwright ?? path.join(path.dirname(require.resolve('playwright/package.json')), 'cli.js');
  return { program: process.execPath, args: [cli, 'install', 'chromium-headless-shell'] };
}

type Apt = (...args: string[]) => Command;

async function systemInstaller(options: InstallOptions): Promise<Apt | undefined> {
  const { env = process.env, platform = process.platform, root = process.getuid?.() === 0 } = options;
  if (platform !== 'linux') return undefined;
  const [apt, sudo] = [onPath('apt-get', env), onPath('sudo', env)];
  if (!apt) return undefined;
  if (root) return (...args) => ({ program: apt, args });
  if (!sudo || !(await run({ program: sudo, args: ['-n', 'true'] }, env, () => {})).ok) return undefined;
  return (...args) => ({ program: sudo, args: ['-n', apt, ...args] });
}

function onPath(program: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
}

/** Runs the command to its end; never rejects. */
async function run(
  { program, args }: Command,
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<Answer> {
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive', NO_COLOR: '1', FORCE_COLOR: '0' };
  return await new Promise((resolve) => {
    const lines: string[] = [];
    const child = execFile(
      program,
      args,
      { env: quiet, timeout: LIMIT, maxBuffer: 64 * 1_024 * 1_024, windowsHide: true },
      (error, stdout, stderr) => {
        if (!error) return resolve({ ok: true, text: '' });
        resolve({ ok: false, text: answerOf(error, `${stdout}\n${stderr}`) });
      },
    );
    child.stdin?.end();
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: string) => {
        for (const line of progress(chunk)) {
          if (lines.at(-1) === line) continue;
          lines.push(line);
          log(line);
        }
      });
    }
  });
}

function progress(chunk: string): string[] {
  return stripVTControlCharacters(chunk)
    .split(/[\r\n]+/)
    .map((line) => line.trimEnd())
    .filter(Boolean);
}

function answerOf(error: Error & { killed?: boolean; code?: unknown }, output: string): string {
  const said = progress(output).slice(-8);
  if (error.killed) said.push(`stopped after ${formatDuration(LIMIT)}`);
  else if (typeof error.code === 'string') said.push(`could not be started: ${error.code}`);
  return said.join('\n') || `exit code ${String(error.code)}`;
}
