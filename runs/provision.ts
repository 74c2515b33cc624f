import path from 'node:path';
import { BrowserNotFoundError } from '../support/browser/errors';
import { findBrowser } from '../support/browser/find';
import { buildServices } from '../support/services/cargo';
import { ownGroup } from '../support/services/reaper';
import { type StartedService, startService } from '../support/services/service';
import type { CargoService, LoadedSettings, WebSettings } from '../support/settings/settings';
import { buildWeb } from '../support/web/build';
import { viteDevCommand } from '../support/web/dev';
import type { Handover } from './handover';
import type { Progress } from './progress';

interface Surroundings {
  settings: LoadedSettings;
  env: NodeJS.ProcessEnv;
  progress: Progress;
  /** Folder of this run. */
  output: string;
}

export interface Provided extends Pick<Handover, 'executables' | 'web' | 'browser'> {
  /** The web app's own server, when the settings ask for one. */
  server?: StartedService;
}

/**
 * Makes once what every worker needs: binaries of the services, the web app, a browser's whereabouts. Services and web
 * app are built at the same time.
 *
 * @throws SetupError of whichever fails first; the other build is waited for.
 */
export async function provision(surroundings: Surroundings): Promise<Provided> {
  const [executables, app, browser] = await Promise.allSettled([
    services(surroundings),
    webApp(surroundings),
    findOptionalBrowser(surroundings),
  ]);
  for (const result of [executables, app, browser]) {
    if (result.status === 'rejected') throw result.reason;
  }
  return { ...value(executables), ...value(app), ...value(browser) };
}

async function services({ settings, env, progress }: Surroundings): Promise<Pick<Provided, 'executables'>> {
  const cargo = Object.entries(settings.services).flatMap(([name, service]) =>
    'cargo' in service ? [[name, service.cargo] as [string, CargoService['cargo']]] : [],
  );
  if (cargo.length === 0) return { executables: {} };
  progress.line(`Building ${cargo.map(([name]) => name).join(' and ')} with cargo …`);
  const executables = await buildServices(Object.fromEntries(cargo), {
    progress: (line) => progress.detail(line),
    timeout: settings.timeouts.build,
    env: { ...env, CARGO_TERM_COLOR: 'never' },
  });
  return { executables };
}

async function webApp(surroundings: Surroundings): Promise<Pick<Provided, 'web' | 'server'>> {
  const { settings, env, progress } = surroundings;
  const { web } = settings;
  if (!web || 'url' in web) return {};
  if ('vite' in web && web.mode !== 'dev') {
    progress.line(`Building the web app ${path.relative(settings.root, web.vite)} with Vite …`);
    const log = (line: string) => progress.detail(line);
    const options = { log, timeout: settings.timeouts.build, env, own: ownGroup };
    return { web: await buildWeb(web.vite, options) };
  }
  progress.line('Starting the web app’s own server …');
  const server = await startServer(web, surroundings);
  return { server, web: { target: server.url } };
}

async function startServer(
  web: Exclude<WebSettings, { url: string }>,
  { settings, env, output }: Surroundings,
): Promise<StartedService> {
  const [command = '', ...args] = 'vite' in web ? viteDevCommand(web.vite) : web.command;
  const directory = 'vite' in web ? web.vite : (web.directory ?? settings.root);
  return await startService({
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
  });
}

/** Not finding one is a fault only of the scenarios that need one; what else is wrong with it is told at once. */
async function findOptionalBrowser({ settings, env }: Surroundings): Promise<Pick<Provided, 'browser'>> {
  try {
    return { browser: await findBrowser(settings.browser, env) };
  } catch (error) {
    if (error instanceof BrowserNotFoundError) return {};
    throw error;
  }
}

function value<T>(result: PromiseSettledResult<T>): T {
  return (result as PromiseFulfilledResult<T>).value;
}
