import type { ServiceGroup } from '../support/services/group';
import type { LoadedSettings } from '../support/settings/settings';
import { serveWeb } from '../support/web/serve';
import type { Handover } from './handover';

/** `url` is undefined when the settings name no web app. */
export type WorkerWeb = AsyncDisposable & { url: string | undefined };

interface WebSurroundings {
  settings: LoadedSettings;
  handover: Handover;
  services: ServiceGroup;
}

/**
 * The web app as one worker serves it: the files or the dev server of the run, with the paths of `proxy` forwarded to
 * the services of this very worker.
 */
export async function openWeb({ settings, handover, services }: WebSurroundings): Promise<WorkerWeb> {
  const { web } = settings;
  if (!web || 'url' in web || !handover.web)
    return { url: web && 'url' in web ? web.url : undefined, [Symbol.asyncDispose]: async () => {} };
  const proxy = Object.entries(web.proxy ?? {}).map(([prefix, target]) => [
    prefix,
    addressOf(services, target),
  ]);
  return await serveWeb({ ...handover.web, proxy: Object.fromEntries(proxy) });
}

/** Asked anew for each request, because a service may have been restarted elsewhere. */
function addressOf(services: ServiceGroup, target: string): () => string {
  if (!services.names.includes(target)) return () => target;
  const settings = services.settingsOf(target);
  return () => ('url' in settings ? settings.url : (services.last(target)?.url ?? ''));
}
