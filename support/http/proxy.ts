import { ProxyAddressError } from './connection-errors';
import type { Network } from './options';

/**
 * The proxy that a request to this address takes; undefined for none.
 *
 * A proxy of the settings is for every address but those of NO_PROXY. One of the environment is for the world outside:
 * never for this machine, also where nobody thought of NO_PROXY.
 *
 * @throws ProxyAddressError
 */
export function proxyFor(url: URL, { proxy, env = {} }: Network): URL | undefined {
  // Asking the environment takes longer than the rest.
  if (proxy === false || (proxy === undefined && isLocal(url.hostname))) return undefined;
  if (isExcepted(url, variable(env, 'no_proxy')?.value ?? '')) return undefined;
  if (proxy !== undefined) return addressOfProxy(proxy, 'api.proxy in brine.config.ts');
  const named = variable(env, `${url.protocol.slice(0, -1)}_proxy`) ?? variable(env, 'all_proxy');
  return named && addressOfProxy(named.value, `the environment variable ${named.name}`);
}

function isLocal(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127\..*|\[::1\])$/.test(host);
}

function variable(env: NodeJS.ProcessEnv, lower: string): { name: string; value: string } | undefined {
  const name = [lower, lower.toUpperCase()].find((one) => env[one]);
  return name === undefined ? undefined : { name, value: env[name] as string };
}

/** `example.com` and `.example.com` stand for the host and all below it; a port narrows; `*` is everything. */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const actual = port || (protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, host = '', wanted] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      const matches = hostname === host || hostname === `[${host}]` || hostname.endsWith(`.${host}`);
      return host !== '' && matches && (wanted === undefined || wanted === actual);
    });
}

function addressOfProxy(address: string, source: string): URL {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new ProxyAddressError(address, source);
  return url;
}
