import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';

export interface Received {
  /** `POST /api/orders/orders` */
  operation: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: unknown;
}

type Answer = (response: ServerResponse) => void;
type Routes = Record<string, (request: Received) => Answer>;

/** A real server in the place of gateway and services; answers 404 where no route is given. Closes with the test. */
export async function shopServer(routes: Routes): Promise<{ received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://shop');
    const text = (await request.toArray()).join('');
    const body = text === '' ? undefined : JSON.parse(text);
    const operation = `${request.method} ${pathname}`;
    const call = { operation, query, headers: request.headers, body };
    received.push(call);
    const route = routes[operation] ?? (() => problem(404, 'not-found', `No route for ${operation}`));
    route(call)(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  fetchFrom(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { received };
}

/** Node's fetch knows no page whose origin could complete a path. */
function fetchFrom(origin: string) {
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(new URL(path, origin), init));
}

export function json(body: unknown, status = 200): Answer {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function problem(status: number, kind: string, detail: string): Answer {
  const body = { type: `/problems/${kind}`, title: kind, status, detail };
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
}

export function page(items: unknown[]): Answer {
  return json({ items, page: 1, pageSize: 20, total: items.length });
}
