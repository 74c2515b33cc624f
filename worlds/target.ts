import { networkOf as network } from '../support/http/network';
import type { ApiTarget, Network } from '../support/http/options';
import type { WorkerParts } from './worker';

/** A service of the settings as requests reach it, started if need be. @throws UnknownServiceError */
export async function targetOf({ services }: WorkerParts, name: string): Promise<ApiTarget> {
  const { openapi, graphql, tls } = services.settingsOf(name);
  const url = await services.url(name);
  return { name, url, ...(openapi && { openapi }), ...(graphql && { graphql }), ...(tls && { tls }) };
}

/** What is between the suite and every service. */
export function networkOf({ settings }: WorkerParts): Network {
  return network(settings.api, process.env);
}
