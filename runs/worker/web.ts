import type { ServiceGroup } from '../../support/services/group/group';
import type { LoadedSettings } from '../../support/settings/settings';
import { demand, type Wanted } from '../supplies/demand';
import { warm } from './warm';

/** `url` is undefined when the settings name no web app, or no front end with components. */
export type WorkerWeb = AsyncDisposable & { url: string | undefined };

interface WebSurroundings {
  settings: LoadedSettings;
  /** Where the run answers. */
  channel: string;
  services: ServiceGroup;
}

/**
 * The web app as one worker serves it: the files or the dev server of the run, with the paths of `proxy` forwarded to
 * the services of this very worker.
 *
 * @throws SetupError
 */
export async function openWeb(surroundings: WebSurroundings): Promise<WorkerWeb> {
  const { web } = surroundings.settings;
  if (!web || 'url' in web) return elsewhere(web?.url);
  return await gateway('web', surroundings);
}

/**
 * The component pages as one worker serves them, with the same paths forwarded.
 *
 * @throws SetupError
 */
export async function openComponents(surroundings: WebSurroundings): Promise<WorkerWeb> {
  const { url, root } = surroundings.settings.components;
  if (url !== undefined || root === undefined) return elsewhere(url);
  return await gateway('components', surroundings);
}

function elsewhere(url: string | undefined): WorkerWeb {
  return { url, [Symbol.asyncDispose]: async () => {} };
}

async function gateway(wanted: Wanted, { settings, channel, services }: WebSurroundings): Promise<WorkerWeb> {
  const { web } = settings;
  const proxy = Object.entries((web && 'proxy' in web && web.proxy) || {}).map(([prefix, target]) => [
    prefix,
    addressOf(services, target),
  ]);
  // Few workers serve pages, and what serves them is a good part of what there is to load.
  const { serveWeb } = require('../../support/web/serve') as typeof import('../../support/web/serve');
  return await serveWeb({
    ...(await demand(channel, wanted)),
    proxy: Object.fromEntries(proxy),
    asked: (path) => warm.asked?.(path),
  });
}

/**
 * Asked anew for each request, because a service may have been restarted elsewhere.
 *
 * @param target `orders`, `orders/api` for what it answers below a path, or an address.
 */
function addressOf(services: ServiceGroup, target: string): () => string {
  const [name = '', ...path] = target.split('/');
  if (!services.names.includes(name)) return () => target;
  return () => {
    const address = services.reach(name);
    return address === undefined ? '' : [address, ...path].join('/');
  };
}
