import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Connection } from './connection';
import { unpack } from './unpack';
import type { WireAnswer, WireRequest } from './wire';

/** The error when the whole answer has not come in time. */
class LateAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}

/** What no header may hold: Node would refuse to send it, and axios leaves it out. */
const NO_HEADER = /[^\t\x20-\x7e\x80-\xff]+|^[\t ]+|[\t ]+$/g;

/**
 * Sends a text or bytes straight to a server and waits for the whole answer. axios costs more than all the rest of a request:
 * it is made for streams that tell of their progress, for HTTP/2, limits, redirects and proxies.
 *
 * @param timeout milliseconds for all of it.
 */
export function sendDirectly(
  { method, url, headers, content }: WireRequest,
  timeout: number,
  connection: Connection,
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === 'https:';
    const request: ClientRequest = (isSecure ? https : http).request({
      method,
      // Without the brackets of an IPv6 address.
      hostname: url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
      port: url.port,
      path: url.pathname + url.search,
      headers: sendable(headers, content),
      agent: isSecure ? connection.httpsAgent : connection.httpAgent,
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
        resolve(answerOf(answer, parts));
      });
    });
    request.end(content);
  });
}

function sendable(headers: WireRequest['headers'], content: WireRequest['content']): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const name of Object.keys(headers)) sent[name] = String(headers[name]).replace(NO_HEADER, '');
  // Nothing is sent of an empty text, and Node tells that by itself.
  if (content && sent['content-length'] === undefined)
    sent['content-length'] = String(Buffer.byteLength(content));
  return sent;
}

/** A promise of it only where it is packed. */
function answerOf(answer: IncomingMessage, parts: readonly Buffer[]): WireAnswer | Promise<WireAnswer> {
  const { statusCode = 0, statusMessage = '' } = answer;
  const [only] = parts;
  const content = only && parts.length === 1 ? only : Buffer.concat(parts);
  const headers = headersOf(answer);
  const cookies = answer.headers['set-cookie'] ?? [];
  const told = { status: statusCode, statusText: statusMessage, headers, cookies, content };
  const packing = headers['content-encoding'];
  return packing === undefined ? told : unpacked(told, packing);
}

async function unpacked(answer: WireAnswer, packing: string): Promise<WireAnswer> {
  return { ...answer, content: await unpack(answer.content, packing) };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
