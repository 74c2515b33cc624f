import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request as a test server saw it. */
export interface Seen {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface TestServer extends AsyncDisposable {
  url: string;
  seen: Seen[];
  last(): Seen;
}

/** A real server on a free port; `answer` gets each request with its body read. With `tls` it speaks https. */
export async function startServer(
  answer: (seen: Seen, response: http.ServerResponse, request: http.IncomingMessage) => void = (
    _,
    response,
  ) => void response.end(),
  tls?: https.ServerOptions,
): Promise<TestServer> {
  const seen: Seen[] = [];
  const listen = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString('latin1') };
    seen.push(one);
    answer(one, response, request);
  };
  const server = tls ? https.createServer(tls, listen) : http.createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    last: () => seen.at(-1) as Seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An address at which something listened a moment ago. */
export async function closedAddress(): Promise<string> {
  await using server = await startServer();
  return server.url;
}

/** Answers with JSON. */
export function json(
  response: http.ServerResponse,
  status: number,
  body: unknown,
  type = 'application/json',
): void {
  response.writeHead(status, { 'content-type': type });
  response.end(JSON.stringify(body));
}
