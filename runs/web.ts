import { SetupError } from '../support/errors/brine-error';
import type { ServiceGroup } from '../support/services/group';
import type { LoadedSettings } from '../support/settings/settings';
import { serveWeb } from '../support/web/serve';
import type { Handover } from './handover';

export class WebNotConfiguredError extends SetupError {
  override readonly name = 'WebNotConfiguredError';

  constructor() {
    super({
      what: 'The settings name no web app, so there is no page to open.',
      where: 'brine.config.ts, web',
      next: 'Add `web` to brine.config.ts (docs/settings.md), or open a whole address.',
    });
  }
}

export type WorkerWeb = AsyncDisposable & { url: string };

interface WebSurroundings {
  settings: LoadedSettings;
  handover: Handover;
  services: ServiceGroup;
}

/**
 * The web app as one worker serves it: the files or the dev server of the run, with the paths of `proxy` forwarded to
 * the services of this very worker.
 *
 * @throws WebNotConfiguredError
 */
export async function openWeb({ settings, handover, services }: WebSurroundings): Promise<WorkerWeb> {
  const { web } = settings;
  if (web && 'url' in web) return { url: web.url, [Symbol.asyncDispose]: async () => {} };
  if (!web || !handover.web) throw new WebNotConfiguredError();
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
