import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import type { ApiTarget, Network } from './options';
import { proxyFor } from './proxy';
import { tlsOptions } from './tls';

/** The way to an address. */
export interface Connection {
  httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
  /** Asked in place of the server; the agent itself tunnels through it when the address is https. */
  proxy?: URL;
}

/** Of this worker, so that scenarios share connections; Node lets idle ones not keep the process alive. */
const httpAgent = new http.Agent({ keepAlive: true });
const httpsAgents = new Map<string, https.Agent>();

/** @throws TlsFileError, ProxyAddressError */
export function connectionTo(url: URL, target: ApiTarget | undefined, network: Network): Connection {
  const proxy = proxyFor(url, network);
  if (url.protocol !== 'https:' && proxy === undefined) return new PlainWay(target);
  const httpsAgent = httpsAgentFor(target, url.protocol === 'https:' ? proxy : undefined);
  return { httpAgent, httpsAgent, ...(proxy && { proxy }) };
}

/** What an interceptor may still turn into a request over TLS. */
class PlainWay implements Connection {
  readonly httpAgent = httpAgent;

  constructor(private readonly target: ApiTarget | undefined) {}

  get httpsAgent(): https.Agent {
    return httpsAgentFor(this.target, undefined);
  }
}

function httpsAgentFor(target: ApiTarget | undefined, tunnel: URL | undefined): https.Agent {
  const key = JSON.stringify([target?.tls, tunnel?.href]);
  let agent = httpsAgents.get(key);
  if (!agent) {
    const options = target?.tls ? tlsOptions(target.name, target.tls) : {};
    agent = tunnel ? tunnelAgent(tunnel, options) : new https.Agent({ keepAlive: true, ...options });
    httpsAgents.set(key, agent);
  }
  return agent;
}

function tunnelAgent(proxy: URL, options: https.AgentOptions): https.Agent {
  // Few suites go through a proxy, and the package takes longer to load than a request.
  const load = createRequire(__filename);
  const { HttpsProxyAgent } = load('https-proxy-agent') as typeof import('https-proxy-agent');
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true });
  // Its own options are for the proxy; those of the agent reach the connection inside the tunnel.
  Object.assign(agent.options, options);
  agent.on('proxyConnect', ({ statusCode, statusText }, request: http.ClientRequest) => {
    // The agent would pass the proxy's refusal off as the answer of the service.
    if (statusCode !== 200) request.destroy(new ProxyRefusal(`${statusCode} ${statusText}`.trim()));
  });
  return agent as unknown as https.Agent;
}

class ProxyRefusal extends Error {
  readonly code = PROXY_REFUSED;
}

/** Code of the error when a proxy does not open a tunnel; its message is the proxy's status. */
export const PROXY_REFUSED = 'PROXY_REFUSED';
