import { createRequire } from 'node:module';
import type { AxiosInstance, AxiosProxyConfig, AxiosRequestConfig, AxiosResponse, AxiosStatic } from 'axios';
import type { Connection } from './connection';
import { ClientHookError } from './connection-errors';
import { sendDirectly } from './direct';
import { flatten } from './flat-headers';
import type { Network } from './options';
import { unpack } from './unpack';
import type { WireAnswer, WireRequest } from './wire';

type Hook = NonNullable<Network['axios']>;

const NO_HOOK: Hook = () => {};
const clients = new WeakMap<Hook, AxiosInstance>();

let direct: InstanceType<AxiosStatic['Axios']> | undefined;

/** axios costs far more to load than a request takes, so a scenario without requests does without it. */
function load(): AxiosStatic {
  // `import()` would take the package apart into many small files, which load at half the speed.
  return createRequire(__filename)('axios') as AxiosStatic;
}

/** For requests that need nothing of axios but its way through: without defaults that each of them would be merged with. */
function directClient(): InstanceType<AxiosStatic['Axios']> {
  direct ??= new (load().Axios)({ adapter: sendDirectly });
  return direct;
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
  const needsAll = hook ?? connection.proxy ?? (request.url.username || request.url.password);
  return needsAll
    ? throughAllOfAxios(request, timeout, connection, hook)
    : directly(request, timeout, connection);
}

async function directly(request: WireRequest, timeout: number, connection: Connection): Promise<WireAnswer> {
  const answer = await directClient().request({ ...configOf(request, connection), timeout });
  const { status, statusText, data } = answer;
  return { status, statusText, ...flatten(answer.headers), content: data };
}

/** A project that sets the client up gets all of axios. Proxies, and logins in addresses, are its own matter too. */
async function throughAllOfAxios(
  request: WireRequest,
  timeout: number,
  connection: Connection,
  hook: Hook | undefined,
): Promise<WireAnswer> {
  const answer = await exchange(client(hook ?? NO_HOOK), withAll(request, timeout, connection), hook);
  const { headers, cookies } = flatten(answer.headers);
  const packed = packingOf(answer);
  return {
    status: answer.status,
    statusText: answer.statusText,
    headers: { ...headers, ...(packed && { 'content-encoding': packed }) },
    cookies,
    content: await unpacked(answer),
    ...(hook && { sent: sentOf(answer, request) }),
  };
}

function withAll(request: WireRequest, timeout: number, connection: Connection): AxiosRequestConfig {
  const { httpAgent, httpsAgent, proxy } = connection;
  const isTunnelled = request.url.protocol === 'https:';
  return {
    ...configOf(request, connection),
    // An interceptor may turn a request into one over TLS.
    httpAgent,
    httpsAgent,
    signal: AbortSignal.timeout(timeout),
    proxy: proxy && !isTunnelled ? forAxios(proxy) : false,
  };
}

function configOf(
  { method, url, headers, content }: WireRequest,
  connection: Connection,
): AxiosRequestConfig {
  const config: AxiosRequestConfig = {
    method,
    url: url.href,
    // axios would name a type for a POST without a body.
    headers: { 'content-type': false, ...headers },
  };
  if (url.protocol === 'https:') config.httpsAgent = connection.httpsAgent;
  else config.httpAgent = connection.httpAgent;
  if (content !== undefined) config.data = content;
  return config;
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

/** axios knows no packing in a packing. */
async function unpacked({ data, headers, config }: AxiosResponse): Promise<Buffer> {
  const left = headers['content-encoding'];
  const content = bytesOf(data);
  return left && config.decompress !== false ? await unpack(content, String(left)) : content;
}

/** An interceptor may have made something else of the bytes. */
function bytesOf(data: unknown): Buffer {
  if (data === undefined || data === null) return Buffer.alloc(0);
  if (Buffer.isBuffer(data)) return data;
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  return Buffer.from(typeof data === 'string' ? data : JSON.stringify(data));
}
