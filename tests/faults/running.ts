import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../../support/wait/until';
import { BRINE, CUCUMBER_JS } from '../tools/commands';
import { processesWith } from '../tools/processes';
import { type Fault, FORMATS, type Mode } from './fault';
import { writeFixture } from './fixture';

export type Runner = 'cucumber-js' | 'Brine';

/** Milliseconds after which a run is said to hang. */
const HANGS = { 'cucumber-js': 25_000, Brine: 120_000 } as const;

/** A run of the fixture with a fault, from its start until it is measured. */
export class RunningFault {
  readonly marker = `FAULT-${randomUUID()}`;
  readonly root: string;
  readonly child: ChildProcess;
  readonly #ended: Promise<void>;

  constructor(
    readonly fault: Fault,
    readonly mode: Mode,
    readonly runner: Runner,
  ) {
    this.root = writeFixture(fault);
    if (fault.disk)
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', path.join(this.root, 'disk')]);
    const output = openSync(path.join(this.root, 'output.txt'), 'a');
    const [command, ...args] = this.#command();
    this.child = spawn(command as string, args, {
      cwd: this.root,
      env: this.#environment(),
      stdio: ['ignore', fault.through === 'closed' ? 'pipe' : output, output],
      detached: true,
    });
    this.child.stdout?.once('data', () => this.child.stdout?.destroy());
    closeSync(output);
    this.#ended = new Promise((resolve) => this.child.once('exit', () => resolve()));
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get output(): string {
    return readFileSync(path.join(this.root, 'output.txt'), 'utf8');
  }

  /** The process in which Cucumber runs: in plain runs the one that was started. */
  get cucumber(): number {
    const runs = processesWith(this.marker).filter(({ command }) =>
      /cli[/\\]run\.ts|bin[/\\]cucumber/.test(command),
    );
    return runs.at(-1)?.pid ?? this.pid;
  }

  /** Waits until the third scenario is in the step that goes wrong. */
  async begun(): Promise<void> {
    await until(
      () => {
        if (!existsSync(path.join(this.root, 'begun'))) throw new Error('The step has not begun.');
      },
      { limit: 30_000 },
    );
  }

  /** How it ended; undefined when it had to be ended. */
  async end(): Promise<{ exit: number | string } | undefined> {
    const hangs = new Promise<'hangs'>((resolve) => setTimeout(resolve, HANGS[this.runner], 'hangs').unref());
    if ((await Promise.race([this.#ended, hangs])) === 'hangs') return undefined;
    return { exit: this.child.exitCode ?? (this.child.signalCode as string) };
  }

  /** What a person does when a run is gone and left no report. */
  async report(): Promise<void> {
    const [brine = ''] = BRINE;
    const env = this.#environment();
    const output = openSync(path.join(this.root, 'output.txt'), 'a');
    const stdio: StdioOptions = ['ignore', output, output];
    await once(spawn(process.execPath, [brine, 'report'], { cwd: this.root, env, stdio }), 'exit');
    closeSync(output);
  }

  #command(): string[] {
    const formats = FORMATS.flatMap((format) => ['--format', `${format}:out/${format}`]);
    const args = [
      ...(this.runner === 'Brine' ? BRINE : CUCUMBER_JS),
      ...['--format', 'progress', ...formats],
      ...(this.fault.format ? ['--format', this.fault.format] : []),
      ...(this.runner === 'Brine' ? [] : ['--profile', 'plain']),
      ...(this.mode === 'serial' ? [] : ['--parallel', '2']),
    ];
    if (this.fault.through !== 'npm') return [process.execPath, ...args];
    const suite = [process.execPath, ...args].map((arg) => JSON.stringify(arg)).join(' ');
    writeFileSync(
      path.join(this.root, 'package.json'),
      JSON.stringify({ name: 'faults', scripts: { suite } }),
    );
    return ['npm', 'run', '--silent', 'suite'];
  }

  #environment(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|TEST|NODE_ENV|CI|GITHUB_|FORCE_COLOR|BRINE_|npm_|NODE_OPTIONS)/.test(name),
    );
    return {
      ...Object.fromEntries(inherited),
      NO_COLOR: '1',
      MARKER: this.marker,
      PORTS: path.join(this.root, 'ports'),
      TMPDIR: path.join(this.root, 'tmp'),
      ...this.fault.env,
    };
  }
}
