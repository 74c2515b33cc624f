import http from 'node:http';
import net, { type AddressInfo } from 'node:net';

export interface TestProxy extends AsyncDisposable {
  url: string;
  /** `GET http://…` or `CONNECT host:port`, each with the login that came with it. */
  seen: string[];
}

/** A real proxy on a free port that leads every host to this machine; `refuse` is the status of all its answers. */
export async function startProxy(refuse?: number): Promise<TestProxy> {
  const seen: string[] = [];
  const note = ({ method, url, headers }: http.IncomingMessage) =>
    seen.push([method, url, headers['proxy-authorization']].filter(Boolean).join(' '));
  const server = http.createServer((request, response) => {
    note(request);
    const { port, pathname, search } = new URL(request.url ?? '');
    const options = { host: '127.0.0.1', port, path: pathname + search, method: request.method ?? 'GET' };
    const { 'proxy-authorization': _, ...headers } = request.headers;
    const onward = http.request({ ...options, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.on('connect', (request: http.IncomingMessage, client: net.Socket) => {
    note(request);
    client.on('error', () => {});
    if (refuse !== undefined)
      return void client.end(`HTTP/1.1 ${refuse} ${http.STATUS_CODES[refuse]}\r\n\r\n`);
    const server = net.connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    server.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
