import { networkOf as network } from '../support/http/network';
import type { ApiTarget, Network } from '../support/http/options';
import type { ServiceSettings } from '../support/settings/service-settings';
import type { WorkerParts } from './worker';

/**
 * A service of the settings as requests reach it; a promise of it only where it is to be started first.
 *
 * @throws UnknownServiceError
 */
export function targetOf({ services }: WorkerParts, name: string): ApiTarget | Promise<ApiTarget> {
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
