import { get } from 'node:http';
import { get as secureGet } from 'node:https';
import { connect } from 'node:net';
import type { Readiness } from '../../settings/service-settings';

/** Milliseconds that one attempt may take. */
const ATTEMPT = 1_000;

/**
 * One attempt to see a service ready.
 *
 * @returns undefined when ready, else why not, in words.
 */
export async function whyNotReady(
  readiness: Readiness,
  url: string,
  log: string,
): Promise<string | undefined> {
  if ('log' in readiness) {
    return new RegExp(readiness.log).test(log) ? undefined : `no log line matches /${readiness.log}/`;
  }
  return 'http' in readiness
    ? await whyNotAnswering(new URL(readiness.http, url))
    : await whyNotOpen(new URL(url));
}

/** What readiness asks, for messages: an address with a path, or a port. */
export function describeReadiness(readiness: Readiness, url: string): string {
  return 'http' in readiness ? new URL(readiness.http, url).href : url;
}

function whyNotAnswering(url: URL): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? secureGet : get)(url, { agent: false, timeout: ATTEMPT });
    request.once('response', (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      resolve(status < 400 ? undefined : `it answered with status ${status}`);
    });
    request.once('timeout', () => request.destroy(new Error(`it did not answer within ${ATTEMPT} ms`)));
    request.once('error', (error) => resolve(inWords(error)));
  });
}

function whyNotOpen(url: URL): Promise<string | undefined> {
  return new Promise((resolve) => {
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const socket = connect({ host: url.hostname, port, timeout: ATTEMPT });
    const settle = (reason?: string) => {
      socket.destroy();
      resolve(reason);
    };
    // An attempt from the very port it asks for connects to itself; that is not a service.
    socket.once('connect', () => settle(socket.localPort === port ? 'connection refused' : undefined));
    socket.once('timeout', () => settle(`the port did not open within ${ATTEMPT} ms`));
    socket.once('error', (error) => settle(inWords(error)));
  });
}

function inWords(error: NodeJS.ErrnoException): string {
  if (error.code === 'ECONNREFUSED') return 'connection refused';
  if (error.code === 'ECONNRESET') return 'the connection was reset';
  return error.message;
}
