import path from 'node:path';
import type { Exit } from '../services/process/exit';
import { type OwnedProcess, spawnOwned } from '../services/process/spawn';
import { docker, type Said } from './docker';
import { ComposeFailedError, DockerMissingError, DockerUnusableError, notPublished } from './errors';
import { downWithUs } from './watch';

/** A service of the settings that is one of the compose file. */
export interface Composed {
  /** In the settings. */
  name: string;
  /** In the compose file. */
  service: string;
  /** Inside the container. */
  port: number;
}

export interface ProjectOptions {
  /** Name of the compose project, which no other run has. */
  project: string;
  /** Absolute path of the compose file. */
  file: string;
  /** The same as a reader would name it. */
  shown: string;
  services: readonly Composed[];
  env: NodeJS.ProcessEnv;
  /** Variable that marks the processes of the run. */
  mark: string;
  /** Milliseconds: all of `up`, pulls and builds included; until it is ready; for an orderly end. */
  timeouts: { build: number; ready: number; stop: number };
  progress: (line: string) => void;
}

/** The services of one compose file, started for one run. */
export class ComposeProject implements AsyncDisposable {
  #down: (() => void) | undefined;

  constructor(private readonly options: ProjectOptions) {}

  /** @throws DockerMissingError, DockerUnusableError, ComposeFailedError */
  async up(): Promise<void> {
    await this.#demandDocker();
    this.#down = downWithUs(
      this.#args(...this.#downArgs()),
      this.#folder,
      this.options.env,
      this.options.mark,
    );
    await this.#start(this.options.services);
  }

  /** `host:port` where a service is reached from here, which changes when it is started anew. @throws ComposeFailedError */
  async addressOf({ name, service, port }: Composed): Promise<string> {
    const said = await this.#compose('port', service, String(port));
    const address = said.stdout.trim().split('\n')[0] ?? '';
    if (said.code !== 0) this.#fail(`The port of the service "${name}" could not be asked.`, said, [name]);
    const [, published = '0'] = /:(\d+)$/.exec(address) ?? [];
    if (published === '0') throw notPublished(name, this.options.shown, port, []);
    return `127.0.0.1:${published}`;
  }

  /** Writes what a service logs from now on into a file; ends with it. */
  async follow({ service }: Composed, logFile: string): Promise<OwnedProcess> {
    return await spawnOwned({
      command: 'docker',
      args: this.#args('logs', '--no-color', '--no-log-prefix', '--follow', service),
      directory: this.#folder,
      env: this.options.env,
      logFile,
    });
  }

  /** How the container of a service ended; undefined while it runs. */
  async exitOf({ service }: Composed): Promise<Exit | undefined> {
    const { stdout } = await this.#compose('ps', '--all', '--format', 'json', service);
    const state = readState(stdout);
    if (state === undefined || ['running', 'restarting', 'created'].includes(state.State)) return undefined;
    return { code: state.ExitCode, signal: null };
  }

  /** Starts what has ended. @throws ComposeFailedError */
  async start(composed: Composed): Promise<void> {
    await this.#start([composed]);
  }

  /** Ends and starts what does not answer. @throws ComposeFailedError */
  async restart(composed: Composed): Promise<void> {
    const said = await this.#compose('restart', '--timeout', this.#stopSeconds, composed.service);
    if (said.code !== 0)
      this.#fail(`The service "${composed.name}" could not be restarted.`, said, [composed.name]);
    await this.#start([composed]);
  }

  /** Takes it down with its volumes; does nothing when it never was up. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#down) return;
    await this.#compose(...this.#downArgs()).catch(() => {});
    this.#down();
    this.#down = undefined;
  }

  async #start(services: readonly Composed[]): Promise<void> {
    const wait = String(Math.ceil(this.options.timeouts.ready / 1_000));
    const names = services.map(({ name }) => name);
    const said = await this.#compose(
      'up',
      '--detach',
      '--wait',
      '--wait-timeout',
      wait,
      ...services.map(({ service }) => service),
    );
    if (said.code !== 0) this.#fail(`${named(names)} could not be started by docker compose.`, said, names);
  }

  async #demandDocker(): Promise<void> {
    const names = this.options.services.map(({ name }) => name);
    const compose = await this.#docker(['compose', 'version']).catch((error: unknown) => {
      throw new DockerMissingError(names, error);
    });
    if (compose.code !== 0) throw new DockerUnusableError('compose', names, compose.all);
    const engine = await this.#docker(['version', '--format', '{{.Server.Version}}']);
    if (engine.code !== 0) throw new DockerUnusableError('engine', names, engine.all);
  }

  #fail(doing: string, said: Said, services: readonly string[]): never {
    throw new ComposeFailedError({ doing, file: this.options.shown, said: said.all, services });
  }

  async #compose(...args: string[]): Promise<Said> {
    return await this.#docker(this.#args(...args));
  }

  async #docker(args: readonly string[]): Promise<Said> {
    const { env, timeouts, progress } = this.options;
    return await docker(args, { env, cwd: this.#folder, timeout: timeouts.build, progress });
  }

  #args(...args: string[]): string[] {
    return ['compose', '--project-name', this.options.project, '--file', this.options.file, ...args];
  }

  #downArgs(): string[] {
    return ['down', '--volumes', '--remove-orphans', '--timeout', this.#stopSeconds];
  }

  get #stopSeconds(): string {
    return String(Math.ceil(this.options.timeouts.stop / 1_000));
  }

  get #folder(): string {
    return path.dirname(this.options.file);
  }
}

interface State {
  State: string;
  ExitCode: number;
}

/** One object a line, and a list in older versions. */
function readState(json: string): State | undefined {
  const text = json.trim();
  if (text === '') return undefined;
  const read: unknown = JSON.parse(text.startsWith('[') ? text : (text.split('\n')[0] as string));
  return (Array.isArray(read) ? read[0] : read) as State | undefined;
}

function named(services: readonly string[]): string {
  const names = services.map((service) => `"${service}"`).join(' and ');
  return services.length === 1 ? `The service ${names}` : `The services ${names}`;
}
