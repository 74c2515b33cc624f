import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { checkComposeFile } from '../../support/compose/check-file';
import { type Composed, ComposeProject } from '../../support/compose/project';
import { whyHanging } from '../../support/services/group/restore';
import { LentService } from '../../support/services/instances/lent';
import type { Exit } from '../../support/services/process/exit';
import { kill } from '../../support/services/process/signal';
import type { ComposeService } from '../../support/settings/service-settings';
import type { LoadedSettings } from '../../support/settings/settings';
import { systemClock } from '../../support/wait/clock';
import { RUN_ID } from '../hold/leftovers';
import type { Progress } from '../progress/progress';

/** Milliseconds in which docker tells that a container has ended, and how. */
const NEWS = 3_000;

export interface ComposedOptions {
  settings: LoadedSettings;
  /** Folder of the run. */
  output: string;
  env: NodeJS.ProcessEnv;
  progress: Progress;
  /** Called when a container ends that nobody asked to. */
  died: (name: string, exit: Exit) => void;
}

interface Running {
  composed: Composed;
  project: ComposeProject;
  service: LentService;
}

/** The services that come from compose files: one project of docker compose for each file. */
export class ComposedServices implements AsyncDisposable {
  readonly #projects: ComposeProject[] = [];
  readonly #running = new Map<string, Running>();
  /** Processes that write the logs. */
  readonly #followers = new Set<number>();
  /** Those that are being started anew: their end is our doing. */
  readonly #renewed = new Set<string>();
  #over = false;

  constructor(private readonly options: ComposedOptions) {}

  get all(): LentService[] {
    return [...this.#running.values()].map(({ service }) => service);
  }

  /** Starts all of them. @throws ComposeFileError, DockerMissingError, DockerUnusableError, ComposeFailedError */
  async start(): Promise<void> {
    const files = this.#files();
    for (const [index, [file, services]] of [...files].entries()) {
      this.options.progress.line(
        `Starting ${services.map(({ name }) => name).join(' and ')} with docker compose …`,
      );
      const project = this.#project(index, file, services);
      this.#projects.push(project);
      await project.up();
      for (const composed of services) await this.#keep(composed, project);
    }
  }

  has(name: string): boolean {
    return this.#running.has(name);
  }

  /** Starts a service anew that has ended or does not answer. @returns where it is reached now @throws ComposeFailedError */
  async ensure(name: string): Promise<string> {
    const { composed, project, service } = this.#running.get(name) as Running;
    const hangs = !service.exit && (await whyHanging(service, systemClock)) !== undefined;
    if (!service.exit && !hangs) return service.url;
    this.#renewed.add(name);
    try {
      await (hangs ? project.restart(composed) : project.start(composed));
      return await this.#keep(composed, project);
    } finally {
      this.#renewed.delete(name);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over = true;
    await Promise.all(this.#projects.map(async (project) => await project[Symbol.asyncDispose]()));
    for (const pid of this.#followers) kill(pid);
  }

  /** @returns where it is reached. */
  async #keep(composed: Composed, project: ComposeProject): Promise<string> {
    const { name } = composed;
    const log = path.join(this.options.output, 'shared', 'logs', `${name}.log`);
    const url = `http://${await project.addressOf(composed)}`;
    const { ready } = this.options.settings.services[name] as ComposeService;
    const service = new LentService(name, { url, log, readiness: ready ?? { tcp: true }, news: NEWS });
    this.#running.set(name, { composed, project, service });
    const { pid, exited } = await project.follow(composed, log);
    this.#followers.add(pid);
    void exited.then(async () => {
      this.#followers.delete(pid);
      await this.#look(name, service);
    });
    return url;
  }

  /** Nothing is logged any more: it has ended, or docker has stopped to tell. */
  async #look(name: string, service: LentService): Promise<void> {
    const { composed, project } = this.#running.get(name) as Running;
    if (this.#isOurDoing(name, service)) return;
    const exit = await project.exitOf(composed).catch(() => undefined);
    if (!exit || this.#isOurDoing(name, service)) return;
    service.exit = exit;
    this.options.died(name, exit);
  }

  #isOurDoing(name: string, service: LentService): boolean {
    return this.#over || this.#renewed.has(name) || this.#running.get(name)?.service !== service;
  }

  #project(index: number, file: string, services: readonly Composed[]): ComposeProject {
    const { settings, env, progress } = this.options;
    const run = env[RUN_ID] ?? 'run';
    return new ComposeProject({
      project: `brine-${run}-${index}-${randomBytes(2).toString('hex')}`.toLowerCase(),
      file,
      shown: path.relative(settings.root, file),
      services,
      env,
      mark: RUN_ID,
      timeouts: settings.timeouts,
      progress: (line) => progress.detail(line),
    });
  }

  #files(): Map<string, Composed[]> {
    const files = new Map<string, Composed[]>();
    for (const [name, service] of Object.entries(this.options.settings.services)) {
      if (!('compose' in service)) continue;
      const { file } = service.compose;
      checkComposeFile(name, service.compose, path.relative(this.options.settings.root, file));
      files.set(file, [...(files.get(file) ?? []), { name, ...service.compose }]);
    }
    return files;
  }
}
