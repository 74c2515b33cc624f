import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { RawData, WebSocket } from 'ws';
import { StreamFailedError, type StreamRefusedError } from './errors';
import { explain } from './explain';
import { refusalOf } from './refusal';
import type { Stream } from './stream';

/** Milliseconds that the other side has to agree to a close before the line is cut. */
const GOODBYE = 250;

/** Headers of an ordinary request that say nothing to the other end of a websocket. */
const NOT_FOR_WEBSOCKETS = ['accept', 'accept-encoding', 'content-type', 'sec-websocket-protocol'];

/**
 * Opens a websocket and lets it fill from then on.
 *
 * @throws StreamFailedError, StreamRefusedError
 */
export async function connectWebsocket(stream: Stream): Promise<void> {
  const { WebSocket } = await import('ws');
  const headers = Object.fromEntries(
    Object.entries(stream.request.headers).filter(([name]) => !NOT_FOR_WEBSOCKETS.includes(name)),
  );
  // As a header alone, ws would refuse the answer to it.
  const protocols = stream.request.headers['sec-websocket-protocol']?.split(/\s*,\s*/) ?? [];
  const socket = new WebSocket(stream.url, protocols, {
    headers,
    handshakeTimeout: stream.request.timeout,
    agent: stream.request.agent,
  });
  socket.on('message', (data, isBinary) => stream.receive(textOf(data, isBinary)));
  await opened(socket, stream);
  socket.on('error', (error) => stream.ended(`the line broke (${error.message})`, true));
  socket.once('close', (code, reason) => stream.ended(...farewell(code, reason.toString('utf8'))));
  stream.opened({
    send: async (text) => await send(socket, text),
    close: async () => await close(socket),
  });
}

async function opened(socket: WebSocket, stream: Stream): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', (error) => reject(failure(stream, error)));
    socket.once('unexpected-response', (request: ClientRequest, answer: IncomingMessage) => {
      refusal(stream, answer).then((error) => {
        request.destroy();
        reject(error);
      }, reject);
    });
  });
}

function failure(stream: Stream, error: Error): StreamFailedError {
  // ws gives this error no code.
  const late = error.message === 'Opening handshake has timed out';
  const cause = late ? Object.assign(error, { code: 'ETIMEDOUT' }) : error;
  return new StreamFailedError(stream, explain(stream, cause), error);
}

async function refusal(stream: Stream, answer: IncomingMessage): Promise<StreamRefusedError> {
  return await refusalOf(stream, answer, (status) => ({
    reason: `the answer was ${status}, not a change to a websocket`,
    next: 'Check the path: this one is no websocket.',
  }));
}

function farewell(code: number, reason: string): [reason: string, broken: boolean] {
  if (code === 1006) return ['the connection was lost without a goodbye (code 1006)', true];
  const why = reason === '' ? `code ${code}` : `code ${code}, "${reason}"`;
  return [`the other side closed it (${why})`, false];
}

async function send(socket: WebSocket, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

async function close(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  const closed = once(socket, 'close', { signal: AbortSignal.timeout(GOODBYE) }).catch(() => {});
  socket.close(1000);
  await closed;
  socket.terminate();
}

function textOf(data: RawData, isBinary: boolean): string {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
  return isBinary ? `<${bytes.length} bytes>` : bytes.toString('utf8');
}
