import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import sirv from 'sirv';
import { Forwarder } from './forward';

export interface ServeOptions {
  /** Folder with the built app. */
  dist?: string;
  /** Address of a server that has the app instead, such as Vite's dev server. */
  target?: string;
  /** Path prefix → address now of the service behind it; `''` while it is not running. */
  proxy: Record<string, () => string>;
  log?: (line: string) => void;
  /** Told of the path of each request, with its query. */
  asked?: (path: string) => void;
}

/** The app as browsers see it: one origin for its files and its services. */
export interface StartedWeb extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Starts a gateway on a free port: `/api/orders/…` goes to the service behind `/api/orders` without that prefix, all
 * else to the app, and paths that are no files get its first page.
 */
export async function serveWeb(options: ServeOptions): Promise<StartedWeb> {
  const { dist, target, proxy, log = () => {}, asked } = options;
  const forwarder = new Forwarder(proxy, target, log);
  const files: Handler = dist ? sirv(dist, { single: true, etag: true, dev: false }) : notFound;
  const server = createServer((request, response) => {
    asked?.(request.url ?? '');
    if (!forwarder.web(request, response)) files(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (!forwarder.upgrade(request, socket, head)) socket.destroy();
  });
  const closeSockets = trackSockets(server);
  const { port } = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      closeSockets();
      await closed;
    },
  };
}

async function listening(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return server.address() as AddressInfo;
}

/** Event streams and websockets never end by themselves; Node's own list knows no upgraded sockets. */
function trackSockets(server: Server): () => void {
  const sockets = new Set<Duplex>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

function notFound(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404).end();
}
