import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { onTestFinished } from 'vitest';
import { BRINE, CUCUMBER_JS, HOME, WATCH } from './commands';
import { writeProject } from './write-project';

export { HOME };

const COMMANDS = { brine: BRINE, cucumber: CUCUMBER_JS, watch: WATCH };

export interface ProjectOptions {
  /** Texts or bytes by path; `package.json` and `cucumber.js` are there unless they are given. */
  files: Record<string, string | Uint8Array>;
  /** Folders of Brine itself that the project has too. */
  folders?: readonly string[];
  args?: readonly string[];
  /** On top of the tests' own; `undefined` takes one away. */
  env?: Record<string, string | undefined>;
  /** `brine` is our `brine run` (the default), `watch` our `brine watch`, `cucumber` is plain `cucumber-js`. */
  command?: keyof typeof COMMANDS;
  /** Whether somebody is at the keyboard, by `child.stdin`. */
  keyboard?: true;
}

export interface FinishedProject {
  root: string;
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  /** What was written to standard output and standard error, in that order of time, as it was. */
  output: string;
  /** Of `messages.ndjson`; empty when there is none. */
  messages: Envelope[];
  /** Text of the report's first page, undefined when there is none. */
  report: string | undefined;
}

/** Writes a small project into a folder of its own and runs it as a user would. */
export async function runProject(options: ProjectOptions): Promise<FinishedProject> {
  const project = startProject(options);
  return await project.finished();
}

/** The same, for tests that do something while it runs. The folder is gone when the test is over. */
export function startProject(options: ProjectOptions): RunningProject {
  const root = writeProject(options.files, ['node_modules', ...(options.folders ?? [])]);
  const outputFile = path.join(root, 'output.txt');
  // One file for both streams keeps the order in which things were said, also when the run is killed.
  const output = openSync(outputFile, 'a');
  const child = spawn(process.execPath, [...COMMANDS[options.command ?? 'brine'], ...(options.args ?? [])], {
    cwd: root,
    env: environment(options.env ?? {}),
    stdio: [options.keyboard ? 'pipe' : 'ignore', output, output],
    detached: process.platform !== 'win32',
  });
  closeSync(output);
  onTestFinished(() => {
    // Of a test that did not wait for its end: nobody else would.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });
  return new RunningProject(root, outputFile, child);
}

export class RunningProject {
  readonly #ended: Promise<unknown[]>;

  constructor(
    readonly root: string,
    private readonly outputFile: string,
    readonly child: ChildProcess,
  ) {
    this.#ended = once(child, 'exit');
  }

  /** What it has said so far. */
  get output(): string {
    return readFileSync(this.outputFile, 'utf8');
  }

  async finished(): Promise<FinishedProject> {
    await this.#ended;
    const report = path.join(this.root, 'reports', 'output', 'html', 'index.html');
    return {
      root: this.root,
      exitCode: this.child.exitCode,
      signal: this.child.signalCode,
      output: this.output,
      messages: messagesOf(this.root),
      report: existsSync(report) ? readFileSync(report, 'utf8') : undefined,
    };
  }
}

/** The messages that a run has left so far; a last line that is not whole is left out. */
export function messagesOf(root: string): Envelope[] {
  const file = path.join(root, 'reports', 'output', 'messages.ndjson');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Envelope);
}

/** Without what a test runner or a CI server puts there and what colours or facts would depend on. */
function environment(own: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST|NODE_ENV|CI|GITHUB_|FORCE_COLOR|BRINE_|npm_)/.test(name),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: '1', ...own };
}
