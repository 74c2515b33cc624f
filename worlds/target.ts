import { BrineError } from '../support/errors/brine-error';
import { networkOf as network } from '../support/http/network';
import type { ApiTarget, Network } from '../support/http/options';
import type { ServiceSettings } from '../support/settings/service-settings';
import type { WorkerParts } from './worker';

/** A request goes to a path, and the settings know no service. */
class NoApiError extends BrineError {
  override readonly name = 'NoApiError';

  constructor() {
    super({
      what: 'Nothing says which service the request goes to.',
      where: 'brine.config.ts, services',
      next: "Say there what runs, such as services: { orders: { url: 'http://127.0.0.1:8080' } }, or write the whole address.",
    });
  }
}

/**
 * A service of the settings as requests reach it; a promise of it only where it is to be started first.
 *
 * @param name empty where there is none.
 * @throws NoApiError, UnknownServiceError
 */
export function targetOf({ services }: WorkerParts, name: string): ApiTarget | Promise<ApiTarget> {
  if (name === '') throw new NoApiError();
  const settings = services.settingsOf(name);
  const url = services.urlNow(name);
  return url === undefined
    ? services.url(name).then((started) => targetAt(name, started, settings))
    : targetAt(name, url, settings);
}

function targetAt(name: string, url: string, { openapi, graphql, tls }: ServiceSettings): ApiTarget {
  const target: ApiTarget = { name, url };
  if (openapi) target.openapi = openapi;
  if (graphql) target.graphql = graphql;
  if (tls) target.tls = tls;
  return target;
}

/** What is between the suite and every service. */
export function networkOf({ settings }: Pick<WorkerParts, 'settings'>): Network {
  return network(settings.api, process.env);
}
