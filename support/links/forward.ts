import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { Call } from './call';
import { connectionOptions, passedOn } from './headers';
import type { Lane } from './lane';

/** Bytes of all headers together: services may allow more than Node does. */
export const LARGEST_HEAD = 256 * 1024;

export interface Passing {
  request: IncomingMessage;
  response: ServerResponse;
  call: Call;
  lane: Lane;
  /** Where the callee is now. */
  target: URL;
}

/**
 * Passes one request on and its answer back, each as it comes. Where there is no answer the caller's connection breaks
 * as its connection to the callee would have: nothing is answered in the place of the callee.
 */
export function forward(passing: Passing): void {
  const { request, response, call, lane, target } = passing;
  const onward = send({
    host: target.hostname,
    port: target.port || 80,
    method: request.method,
    path: pathAt(target, request),
    headers: headersFor(target, request),
    agent: lane.agent,
    setHost: false,
    maxHeaderSize: LARGEST_HEAD,
  });
  lane.begin(onward);
  onward.once('close', () => lane.end());
  onward.once('response', (answer) => giveBack(passing, answer));
  onward.on('error', (error: NodeJS.ErrnoException) => breakOff(passing, error));
  response.once('close', () => {
    if (!response.writableFinished) onward.destroy();
  });
  onward.flushHeaders();
  call.sent(request);
  request.pipe(onward);
}

/** The path of the service's address stands in front of what is asked for. */
export function pathAt(target: URL, { url = '' }: IncomingMessage): string {
  return `${target.pathname.replace(/\/$/, '')}${url}`;
}

function headersFor(target: URL, { rawHeaders, headers, method }: IncomingMessage): string[] {
  const list = passedOn(rawHeaders, { host: target.host });
  if (headers['transfer-encoding'] !== undefined) return [...list, 'Transfer-Encoding', 'chunked'];
  // Node would take a body of unknown length for granted.
  const mayHaveBody = method !== 'GET' && method !== 'HEAD' && headers['content-length'] === undefined;
  return mayHaveBody && /^(?:POST|PUT|PATCH)$/.test(method ?? '') ? [...list, 'Content-Length', '0'] : list;
}

function giveBack({ response, call }: Passing, answer: IncomingMessage): void {
  call.answered(answer);
  const closing = connectionOptions(answer.rawHeaders).includes('close');
  response.sendDate = false;
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, [
    ...passedOn(answer.rawHeaders),
    ...(closing ? ['Connection', 'close'] : []),
  ]);
  // An event stream may have nothing to say for a long time.
  response.flushHeaders();
  answer.once('end', () => call.end());
  answer.once('error', (error) => {
    call.end(`the connection broke off: ${error.message}`);
    response.destroy();
  });
  answer.pipe(response);
}

function breakOff({ request, call }: Passing, error: NodeJS.ErrnoException): void {
  call.end(error.message);
  // The end of a connection without an answer, or its reset: the caller gets the same.
  if (error.message === 'socket hang up') request.socket.destroy();
  else request.socket.resetAndDestroy();
}
