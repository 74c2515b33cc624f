import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

export interface TestWebsocketServer extends AsyncDisposable {
  /** `http`. */
  url: string;
}

/** A real websocket server on a free port, with TLS when that is given; `greet` gets each connection. */
export async function startWebsocketServer(
  greet: (socket: WebSocket, request: IncomingMessage) => void,
  tls?: ServerOptions,
): Promise<TestWebsocketServer> {
  const server = tls ? createSecureServer(tls) : createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', greet);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      for (const client of sockets.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A server that answers every wish for a websocket with this text, or never. */
export async function startUpgradeServer(answer?: string): Promise<TestWebsocketServer> {
  const sockets: Duplex[] = [];
  const server = createServer();
  server.on('upgrade', (_, socket) => {
    sockets.push(socket);
    if (answer !== undefined) socket.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
