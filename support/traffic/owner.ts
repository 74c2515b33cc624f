import type { Source } from '../generate/source';
import { isObject } from '../matching/json';
import { matchOperation, type Operation } from '../openapi/operation';
import type { Recorded } from './recorded';

/** What is known of where services are. */
export interface Places {
  /** Address by service, of those that somebody else runs. */
  addresses: Readonly<Record<string, string>>;
  /** Service, or service and path (`orders/api`), by the prefix that the gateway of the web app knows it by. */
  gateway: Readonly<Record<string, string>>;
  /** The API that every origin is of which nothing else is known. */
  api: string | undefined;
}

/** A call, and whose it is. */
export interface Owned {
  recorded: Recorded;
  /** Name of the service; undefined for the API that requests go to by default. */
  service: string | undefined;
  /** As a step sends it: below the address of the service, without its query. */
  path: string;
  /** What the document of the service says of it. */
  known: { source: Source; operation: Operation } | undefined;
}

/**
 * Whose call it is: by the address in the settings, the servers of the OpenAPI documents, the prefixes of the gateway;
 * else of the API that was named; else of the one service whose document knows calls to that origin.
 *
 * @returns undefined when it goes to somebody else.
 */
export function ownerOf(
  recorded: Recorded,
  sources: readonly Source[],
  places: Places & { guessed: ReadonlyMap<string, Source> },
): Owned | undefined {
  const { url, method } = recorded;
  const served = sources.find((source) => originsOf(source).has(url.origin));
  const place =
    atAddress(url, places) ??
    (served && { service: served.api, path: url.pathname }) ??
    behindGateway(url, places) ??
    elsewhere(url, places);
  if (!place) return undefined;
  const source = sources.find(({ api }) => api === place.service);
  const operation = source && operationOf(source, method, place.path);
  return { recorded, ...place, known: source && operation ? { source, operation } : undefined };
}

type Place = Pick<Owned, 'service' | 'path'>;

function atAddress(url: URL, { addresses }: Places): Place | undefined {
  for (const [service, address] of Object.entries(addresses)) {
    const base = URL.canParse(address) ? new URL(address) : undefined;
    const path = base?.origin === url.origin ? below(base.pathname, url.pathname) : undefined;
    if (path !== undefined) return { service, path };
  }
  return undefined;
}

function behindGateway(url: URL, { gateway }: Places): Place | undefined {
  if (!isOwnMachine(url)) return undefined;
  for (const [prefix, target] of Object.entries(gateway).toSorted(
    ([one], [other]) => other.length - one.length,
  )) {
    const path = below(prefix, url.pathname);
    const [service = '', ...rest] = target.split('/');
    if (path !== undefined) return { service, path: `${rest.map((part) => `/${part}`).join('')}${path}` };
  }
  return undefined;
}

function elsewhere(
  url: URL,
  { api, guessed }: Places & { guessed: ReadonlyMap<string, Source> },
): Place | undefined {
  if (api !== undefined) return { service: api, path: url.pathname };
  const source = guessed.get(url.origin);
  return source && { service: source.api, path: url.pathname };
}

/** Origins on a machine of one's own, each with the one document that knows calls to it. */
export function guess(calls: readonly Recorded[], sources: readonly Source[]): Map<string, Source> {
  const knowing = new Map<string, Set<Source>>();
  for (const { url, method } of calls.filter((call) => isOwnMachine(call.url))) {
    const found = sources.filter((source) => operationOf(source, method, url.pathname));
    knowing.set(url.origin, new Set([...(knowing.get(url.origin) ?? []), ...found]));
  }
  return new Map(
    [...knowing].flatMap(([origin, [one, ...more]]): [string, Source][] =>
      one && more.length === 0 ? [[origin, one]] : [],
    ),
  );
}

function operationOf({ document }: Source, method: string, path: string): Operation | undefined {
  try {
    return matchOperation(document, method, new URL(path, 'http://service').href, document.basePath);
  } catch {
    // What the document does not know is sent as it is.
    return undefined;
  }
}

/** What stands behind a path that the other begins with, with its slash; undefined when it does not. */
function below(base: string, path: string): string | undefined {
  const start = base.replace(/\/+$/, '');
  if (path === start) return '/';
  return path.startsWith(`${start}/`) ? path.slice(start.length) : undefined;
}

function originsOf({ document }: Source): Set<string> {
  const { servers } = document.root;
  const urls = (Array.isArray(servers) ? servers.filter(isObject) : []).map(({ url }) => String(url));
  const addressed = [...urls, document.source].filter((url) => /^https?:/i.test(url) && URL.canParse(url));
  return new Set(addressed.map((url) => new URL(url).origin));
}

function isOwnMachine({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\]|.+\.localhost)$/.test(hostname);
}
