import path from 'node:path';
import { ownGroup } from '../../support/services/process/reaper';
import { terminate } from '../../support/services/process/signal';
import { type StartedService, type StartOptions, startService } from '../../support/services/start/service';
import type { LoadedSettings, WebSettings } from '../../support/settings/settings';
import { buildWeb } from '../../support/web/build';
import { viteDevCommand } from '../../support/web/dev';
import type { Progress } from '../progress/progress';
import { startComponentServer } from './component-server';
import type { Source, Wanted } from './demand';

export interface Surroundings {
  settings: LoadedSettings;
  env: NodeJS.ProcessEnv;
  progress: Progress;
  /** Folder of this run. */
  output: string;
}

/**
 * The run's share of the front end: the built web app or its own server, and the component server. Each is made at most
 * once, when somebody first asks for it; what failed stays failed for this run.
 */
export class FrontEnd implements AsyncDisposable {
  readonly #made = new Map<Wanted, Promise<Source>>();
  readonly #servers: StartedService[] = [];
  /** Process groups that build. */
  readonly #building = new Set<number>();

  constructor(private readonly surroundings: Surroundings) {}

  /** Addresses of those that were started. */
  get servers(): readonly string[] {
    return this.#servers.map(({ url }) => url);
  }

  /** Whether the settings leave anything to make: what runs elsewhere is not ours to make. */
  has(wanted: Wanted): boolean {
    const { web, components } = this.surroundings.settings;
    return wanted === 'web' ? web !== undefined && !('url' in web) : components.root !== undefined;
  }

  /**
   * @param when `early`: before the scenarios; `late`: while they run and their results are being printed.
   * @throws SetupError
   */
  async make(wanted: Wanted, when: 'early' | 'late'): Promise<Source> {
    const making = this.#made.get(wanted) ?? (wanted === 'web' ? this.#web(when) : this.#components(when));
    this.#made.set(wanted, making);
    return await making;
  }

  /** Stops the servers, and what is still being built for nobody. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const pid of this.#building) terminate(pid);
    await Promise.allSettled(this.#made.values());
    await Promise.all(this.#servers.map(async (server) => await server.stop()));
  }

  async #web(when: 'early' | 'late'): Promise<Source> {
    const { settings } = this.surroundings;
    const web = settings.web as Exclude<WebSettings, { url: string }>;
    if ('vite' in web && web.mode !== 'dev') return await this.#build(web.vite, when);
    this.#say('Starting the web app’s own server …', when);
    return await this.#keep(startService(webServer(web, this.surroundings)));
  }

  async #build(folder: string, when: 'early' | 'late'): Promise<Source> {
    const { settings, env, progress } = this.surroundings;
    this.#say(`Building the web app ${path.relative(settings.root, folder)} with Vite …`, when);
    return await buildWeb(folder, {
      log: (line) => (when === 'early' ? progress.detail(line) : undefined),
      timeout: settings.timeouts.build,
      env,
      own: (pid) => {
        this.#building.add(pid);
        const forget = ownGroup(pid);
        return () => {
          this.#building.delete(pid);
          forget();
        };
      },
    });
  }

  async #components(when: 'early' | 'late'): Promise<Source> {
    this.#say('Starting the component server …', when);
    return await this.#keep(startComponentServer(this.surroundings));
  }

  /** The marks of finished scenarios stand on a line that has not ended. */
  #say(line: string, when: 'early' | 'late'): void {
    this.surroundings.progress.line(when === 'late' ? `\n${line}` : line);
  }

  async #keep(starting: Promise<StartedService>): Promise<Source> {
    const server = await starting;
    this.#servers.push(server);
    return { target: server.url };
  }
}

function webServer(
  web: Exclude<WebSettings, { url: string }>,
  { settings, env, output }: Surroundings,
): StartOptions {
  const [command = '', ...args] = 'vite' in web ? viteDevCommand(web.vite) : web.command;
  const directory = 'vite' in web ? web.vite : (web.directory ?? settings.root);
  return {
    name: 'web',
    spec: {
      command: command === 'node' ? process.execPath : command,
      args,
      directory,
      env: { ...env, NO_COLOR: '1', ...('env' in web && web.env) },
      logFile: path.join(output, 'web.log'),
    },
    readiness: { http: '/' },
    address: String.raw`((?:localhost|127\.0\.0\.1|\[::1?\]):\d+)`,
    readyTimeout: settings.timeouts.ready,
    stopTimeout: settings.timeouts.stop,
  };
}
