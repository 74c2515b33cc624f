import { type IncomingMessage, request as send } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Call } from './call';
import { LARGEST_HEAD, pathAt } from './forward';
import { rewritten } from './headers';

export interface Upgrading {
  request: IncomingMessage;
  socket: Socket;
  /** What the caller has sent already of the new protocol. */
  head: Buffer;
  call: Call;
  target: URL;
}

/** Passes a request on that asks for another protocol, such as a websocket, and then all that is said in it. */
export function upgrade({ request, socket, head, call, target }: Upgrading): void {
  const onward = send({
    host: target.hostname,
    port: target.port || 80,
    method: request.method,
    path: pathAt(target, request),
    headers: rewritten(request.rawHeaders, { host: target.host }),
    agent: false,
    setHost: false,
    maxHeaderSize: LARGEST_HEAD,
  });
  socket.once('close', () => onward.destroy());
  onward.once('upgrade', (answer: IncomingMessage, far: Socket, first: Buffer) => {
    socket.write(headOf(answer));
    socket.write(first);
    far.write(head);
    call.answered(answer);
    call.end();
    tie(socket, far);
  });
  onward.once('response', (answer) => {
    call.answered(answer);
    answer.once('end', () => call.end());
    socket.write(headOf(answer, 'close'));
    answer.pipe(socket);
  });
  onward.once('error', (error) => {
    call.end(error.message);
    socket.resetAndDestroy();
  });
  onward.end();
}

/** Joins a connection that does not speak HTTP/1.1, such as HTTP/2 without an upgrade, to the callee. */
export function tunnel(socket: Socket, target: URL): void {
  const far = connect(Number(target.port || 80), target.hostname);
  far.once('connect', () => tie(socket, far));
  far.once('error', () => socket.resetAndDestroy());
  socket.once('close', () => far.destroy());
}

/** Pipes pass on an orderly end only. */
function tie(near: Socket, far: Socket): void {
  far.once('error', () => near.resetAndDestroy());
  near.once('error', () => far.resetAndDestroy());
  near.once('close', () => far.destroy());
  far.once('close', () => near.destroySoon());
  near.setNoDelay(true).pipe(far.setNoDelay(true)).pipe(near);
}

/** @param connection in place of the answer's own: its body is passed on as it is read, not as it was framed. */
function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage, connection?: 'close'): string {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    const framing = connection !== undefined && /^(?:connection|transfer-encoding)$/i.test(name);
    if (!framing) lines.push(`${name}: ${value}`);
  }
  if (connection !== undefined) lines.push(`Connection: ${connection}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
