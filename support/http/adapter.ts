import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { unpack } from './unpack';

/** The error when the whole answer has not come in time. */
class LateAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}

/** What no header may hold: Node would refuse to send it, and axios leaves it out. */
const NO_HEADER = /[^\t\x20-\x7e\x80-\xff]+/g;

/**
 * What axios sends a request with in place of its own adapter, which costs more than the rest of a request: that one is
 * made for streams that tell of their progress, for HTTP/2, limits, redirects and proxies. This one sends a text or
 * bytes straight to a server and waits for the whole answer.
 *
 * @param config `timeout` is for all of it, `data` a text or bytes.
 */
export async function sendDirectly(config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise<AxiosResponse>((resolve, reject) => {
      const request = open(config);
      request.once('error', reject);
      request.once('response', (answer) => {
        answer.once('error', reject);
        whole(answer, (bytes) => responseOf(config, request, answer, bytes).then(resolve, reject));
      });
      late = setTimeout(() => {
        const error = new LateAnswer(`no answer within ${config.timeout} ms`);
        reject(error);
        request.destroy(error);
      }, config.timeout);
      request.end(config.data);
    });
  } finally {
    clearTimeout(late);
  }
}

function open({
  method = 'get',
  url = '',
  headers,
  data,
  httpAgent,
  httpsAgent,
}: InternalAxiosRequestConfig): ClientRequest {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const isSecure = protocol === 'https:';
  const options = {
    method: method.toUpperCase(),
    // Without the brackets of an IPv6 address.
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    port,
    path: pathname + search,
    headers: sendable(headers, data),
    agent: isSecure ? httpsAgent : httpAgent,
  };
  return isSecure ? https.request(options) : http.request(options);
}

function sendable(headers: InternalAxiosRequestConfig['headers'], data: string | Buffer | undefined) {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers.toJSON())) {
    sent[name] = String(value).replaceAll(NO_HEADER, '');
  }
  // Nothing is sent of an empty text, and Node tells that by itself.
  if (data && !headers.hasContentLength()) sent['content-length'] = String(Buffer.byteLength(data));
  return sent;
}

function whole(answer: IncomingMessage, done: (bytes: Buffer) => void): void {
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  answer.once('end', () => {
    const [only] = parts;
    done(only && parts.length === 1 ? only : Buffer.concat(parts));
  });
}

async function responseOf(
  config: InternalAxiosRequestConfig,
  request: ClientRequest,
  answer: IncomingMessage,
  bytes: Buffer,
): Promise<AxiosResponse> {
  const { headers, statusCode = 0, statusMessage = '' } = answer;
  const packing = headers['content-encoding'];
  return {
    status: statusCode,
    statusText: statusMessage,
    headers: headers as AxiosResponse['headers'],
    config,
    request,
    data: packing === undefined ? bytes : await unpack(bytes, packing),
  };
}
