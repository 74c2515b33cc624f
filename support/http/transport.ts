import { createRequire } from 'node:module';
import type { AxiosInstance, AxiosProxyConfig, AxiosRequestConfig, AxiosResponse, AxiosStatic } from 'axios';
import type { Connection } from './connection';
import { ClientHookError } from './connection-errors';
import { sendDirectly } from './direct';
import type { Network } from './options';
import type { WireAnswer, WireRequest } from './wire';

type Hook = NonNullable<Network['axios']>;

const NO_HOOK: Hook = () => {};
const clients = new WeakMap<Hook, AxiosInstance>();

/** axios costs far more to load than a request takes, so whoever needs nothing of it does without it. */
function load(): AxiosStatic {
  // `import()` would take the package apart into many small files, which load at half the speed.
  return createRequire(__filename)('axios') as AxiosStatic;
}

function client(hook: Hook): AxiosInstance {
  const known = clients.get(hook);
  if (known) return known;
  const opened = load().create({
    maxRedirects: 0,
    responseType: 'arraybuffer',
    transformRequest: [(data) => data],
    transformResponse: [(data) => data],
    validateStatus: () => true,
  });
  try {
    hook(opened);
  } catch (error) {
    throw new ClientHookError('failed when it was called', error);
  }
  clients.set(hook, opened);
  return opened;
}

/**
 * Sends the request and waits for the whole answer; follows no redirect, and any status is an answer.
 *
 * @param timeout milliseconds for all of it.
 * @param hook sets up the client; see `Network.axios`.
 * @throws ClientHookError for faults of the hook; else whatever the connection failed with: `explainFailure` puts it
 *   into words.
 */
export function transmit(
  request: WireRequest,
  timeout: number,
  connection: Connection,
  hook?: Hook,
): Promise<WireAnswer> {
  const needsAxios = hook ?? connection.proxy ?? (request.url.username || request.url.password);
  return needsAxios
    ? throughAxios(request, timeout, connection, hook)
    : sendDirectly(request, timeout, connection);
}

/** A project that sets the client up gets all of axios. Proxies, and logins in addresses, are its own matter too. */
async function throughAxios(
  request: WireRequest,
  timeout: number,
  connection: Connection,
  hook: Hook | undefined,
): Promise<WireAnswer> {
  const answer = await exchange(client(hook ?? NO_HOOK), configOf(request, timeout, connection), hook);
  const { headers, cookies } = flatten(answer.headers);
  const packed = packingOf(answer);
  return {
    status: answer.status,
    statusText: answer.statusText,
    headers: { ...headers, ...(packed && { 'content-encoding': packed }) },
    cookies,
    content: bytesOf(answer.data),
    ...(hook && { sent: sentOf(answer, request) }),
  };
}

function configOf(
  { method, url, headers, content }: WireRequest,
  timeout: number,
  { httpAgent, httpsAgent, proxy }: Connection,
): AxiosRequestConfig {
  const isTunnelled = url.protocol === 'https:';
  return {
    method,
    url: url.href,
    // axios would name a type for a POST without a body.
    headers: { 'content-type': false, ...headers },
    httpAgent,
    httpsAgent,
    signal: AbortSignal.timeout(timeout),
    proxy: proxy && !isTunnelled ? forAxios(proxy) : false,
    ...(content === undefined ? {} : { data: content }),
  };
}

function forAxios({ protocol, hostname, port, username, password }: URL): AxiosProxyConfig {
  return {
    protocol: protocol.slice(0, -1),
    host: hostname,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    ...(username && {
      auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
    }),
  };
}

async function exchange(
  instance: AxiosInstance,
  config: AxiosRequestConfig,
  hook: Hook | undefined,
): Promise<AxiosResponse> {
  let answer: AxiosResponse | undefined;
  try {
    answer = await instance.request(config);
  } catch (error) {
    const { isAxiosError, response } = error as { isAxiosError?: boolean; response?: AxiosResponse };
    // An interceptor may turn a status into an error, as an app would; here any status is an answer. One that broke
    // off has no data.
    if (response?.data !== undefined) return response;
    if (isAxiosError || !hook) throw error;
    throw new ClientHookError('failed in an interceptor', error);
  }
  if (typeof answer?.status !== 'number') {
    throw new ClientHookError('has an interceptor that does not hand the whole response on', undefined);
  }
  return answer;
}

function sentOf({ config }: AxiosResponse, { url }: WireRequest): NonNullable<WireAnswer['sent']> {
  const { 'content-length': _, ...headers } = flatten(config.headers).headers;
  return { url: config.url ?? url.href, headers };
}

/** axios takes the header away when it has unpacked the content. */
function packingOf({ request, headers }: AxiosResponse): string | undefined {
  const raw = (request as { res?: { rawHeaders?: string[] } } | undefined)?.res?.rawHeaders ?? [];
  const at = raw.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-encoding');
  return at === -1 || headers['content-encoding'] ? undefined : raw[at + 1];
}

/** An interceptor may have made something else of the bytes. */
function bytesOf(data: unknown): Buffer {
  if (data === undefined || data === null) return Buffer.alloc(0);
  if (Buffer.isBuffer(data)) return data;
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  return Buffer.from(typeof data === 'string' ? data : JSON.stringify(data));
}

function flatten(headers: object): { headers: Record<string, string>; cookies: string[] } {
  const entries = Object.entries(headers).filter(([, value]) => value !== false && value !== undefined);
  const flat = entries.map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : String(value),
  ]);
  const cookies = entries.find(([name]) => name.toLowerCase() === 'set-cookie')?.[1] as
    | string
    | string[]
    | undefined;
  return {
    headers: Object.fromEntries(flat) as Record<string, string>,
    cookies: cookies ? [cookies].flat() : [],
  };
}
