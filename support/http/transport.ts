import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import type { AxiosInstance, AxiosStatic } from 'axios';

/** A request as it goes over the wire. */
export interface WireRequest {
  method: string;
  /** Absolute. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  content?: string | Buffer;
}

export interface WireAnswer {
  status: number;
  statusText: string;
  /** Names in lower case; several values joined by `, `. */
  headers: Record<string, string>;
  content: Buffer;
}

/** One pool of connections per worker; Node lets idle ones not keep the process alive. */
const httpAgent = new http.Agent({ keepAlive: true });
const httpsAgent = new https.Agent({ keepAlive: true });

let opened: AxiosInstance | undefined;

/** axios costs far more to load than a request takes, so a scenario without requests does without it. */
function client(): AxiosInstance {
  // `import()` would take the package apart into many small files, which load at half the speed.
  opened ??= (createRequire(__filename)('axios') as AxiosStatic).create({
    httpAgent,
    httpsAgent,
    maxRedirects: 0,
    responseType: 'arraybuffer',
    transformRequest: [(data) => data],
    transformResponse: [(data) => data],
    validateStatus: () => true,
  });
  return opened;
}

/**
 * Sends the request and waits for the whole answer; follows no redirect, and any status is an answer.
 *
 * @param timeout milliseconds for all of it.
 * @throws whatever the connection failed with; `reasonOf` puts it into words.
 */
export async function transmit(request: WireRequest, timeout: number): Promise<WireAnswer> {
  const answer = await client().request<Buffer>({
    method: request.method,
    url: request.url,
    // axios would name a type for a POST without a body.
    headers: { 'content-type': false, ...request.headers },
    signal: AbortSignal.timeout(timeout),
    ...(request.content === undefined ? {} : { data: request.content }),
    ...(isLocal(request.url) ? { proxy: false as const } : {}),
  });
  return {
    status: answer.status,
    statusText: answer.statusText,
    headers: flatten(answer.headers),
    content: Buffer.from(answer.data),
  };
}

/** A proxy of the environment is for the world outside, also where nobody thought of NO_PROXY. */
function isLocal(url: string): boolean {
  return /^(?:localhost|.*\.localhost|127\..*|\[::1\])$/.test(new URL(url).hostname);
}

function flatten(headers: object): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : String(value),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
