import { networkOf as network } from '../support/http/network';
import type { ApiTarget, Network } from '../support/http/options';
import type { WorkerParts } from './worker';

/** A service of the settings as requests reach it, started if need be. @throws UnknownServiceError */
export async function targetOf({ services }: WorkerParts, name: string): Promise<ApiTarget> {
  const { openapi, graphql, tls } = services.settingsOf(name);
  const target: ApiTarget = { name, url: await services.url(name) };
  if (openapi) target.openapi = openapi;
  if (graphql) target.graphql = graphql;
  if (tls) target.tls = tls;
  return target;
}

/** What is between the suite and every service. */
export function networkOf({ settings }: WorkerParts): Network {
  return network(settings.api, process.env);
}
