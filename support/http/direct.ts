import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { unpack } from './unpack';

/** The error when the whole answer has not come in time. */
class LateAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}

/** What no header may hold: Node would refuse to send it, and axios leaves it out. */
const NO_HEADER = /[^\t\x20-\x7e\x80-\xff]+|^[\t ]+|[\t ]+$/g;

/**
 * What axios sends a request with in place of its own adapter, which costs more than all the rest of a request: that one is
 * made for streams that tell of their progress, for HTTP/2, limits, redirects and proxies. This one sends a text or bytes
 * straight to a server and waits for the whole answer.
 *
 * @param config `timeout` is for all of it, `data` a text or bytes.
 */
export function sendDirectly(config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
  const { method = 'get', url = '', headers, data, timeout, httpAgent, httpsAgent } = config;
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port, pathname, search } = new URL(url);
    const isSecure = protocol === 'https:';
    const request: ClientRequest = (isSecure ? https : http).request({
      method: method.toUpperCase(),
      // Without the brackets of an IPv6 address.
      hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
      port,
      path: pathname + search,
      headers: sendable(headers, data),
      agent: isSecure ? httpsAgent : httpAgent,
    });
    const late = setTimeout(() => {
      const error = new LateAnswer(`no answer within ${timeout} ms`);
      reject(error);
      request.destroy(error);
    }, timeout);
    const fail = (error: Error) => {
      clearTimeout(late);
      reject(error);
    };
    request.on('error', fail);
    request.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('error', fail);
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        clearTimeout(late);
        resolve(responseOf(config, request, answer, parts));
      });
    });
    request.end(data);
  });
}

function sendable(headers: InternalAxiosRequestConfig['headers'], data: string | Buffer | undefined) {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== false && value !== null) sent[name] = String(value).replace(NO_HEADER, '');
  }
  // Nothing is sent of an empty text, and Node tells that by itself.
  if (data && sent['content-length'] === undefined) sent['content-length'] = String(Buffer.byteLength(data));
  return sent;
}

/** A promise of it only where it is packed. */
function responseOf(
  config: InternalAxiosRequestConfig,
  request: ClientRequest,
  answer: IncomingMessage,
  parts: readonly Buffer[],
): AxiosResponse | Promise<AxiosResponse> {
  const { headers, statusCode = 0, statusMessage = '' } = answer;
  const [only] = parts;
  const response: AxiosResponse = {
    status: statusCode,
    statusText: statusMessage,
    headers: headers as AxiosResponse['headers'],
    config,
    request,
    data: only && parts.length === 1 ? only : Buffer.concat(parts),
  };
  const packing = headers['content-encoding'];
  return packing === undefined ? response : unpacked(response, packing);
}

async function unpacked(response: AxiosResponse, packing: string): Promise<AxiosResponse> {
  return { ...response, data: await unpack(response.data, packing) };
}
