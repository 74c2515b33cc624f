import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StartedWeb, serveWeb } from '../../../support/web/serve';

let dist: string;
const started: AsyncDisposable[] = [];

beforeEach(() => {
  dist = mkdtempSync(path.join(os.tmpdir(), 'brine-serve-'));
  mkdirSync(path.join(dist, 'assets'));
  writeFileSync(path.join(dist, 'index.html'), '<title>Shop</title>');
  writeFileSync(path.join(dist, 'assets', 'app.js'), 'let x = 1');
  writeFileSync(path.join(dist, '.brine-stamp'), 'secret');
});

afterEach(async () => {
  for (const one of started.splice(0).reverse()) await one[Symbol.asyncDispose]();
  rmSync(dist, { recursive: true });
});

async function gateway(options: Partial<Parameters<typeof serveWeb>[0]> = {}): Promise<StartedWeb> {
  const web = await serveWeb({ dist, proxy: {}, ...options });
  started.push(web);
  return web;
}

async function service(
  listener: RequestListener,
): Promise<{ url: string; server: Server; stop(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  started.push({ [Symbol.asyncDispose]: stop });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, stop };
}

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.setHeader('x-from', 'service').setHeader('content-type', 'application/json');
    response
      .writeHead(201)
      .end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  });
};

const text = async (url: string) => await (await fetch(url)).text();

describe('the app’s files', () => {
  it('are served, and every other path is the app’s own', async () => {
    const { url } = await gateway();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await text(url)).toBe('<title>Shop</title>');
    expect(await text(`${url}/orders/4f2a?x=1`)).toBe('<title>Shop</title>');
    const asset = await fetch(`${url}/assets/app.js`);
    expect([asset.headers.get('content-type'), await asset.text()]).toEqual(['text/javascript', 'let x = 1']);
  });

  it('that are missing are not answered with the page', async () => {
    const { url } = await gateway();
    expect((await fetch(`${url}/assets/gone.js`)).status).toBe(404);
    expect(await text(`${url}/.brine-stamp`)).not.toContain('secret');
  });
});

describe('a service behind a prefix', () => {
  it('gets the path without it, and all else as it is', async () => {
    const { url: target } = await service(echo);
    const { url } = await gateway({ proxy: { '/api/orders': () => target } });
    const response = await fetch(`${url}/api/orders/orders?page=2`, {
      method: 'POST',
      headers: { authorization: 'Bearer 1', traceparent: '00-1-2-01' },
      body: 'hello',
    });
    expect([response.status, response.headers.get('x-from')]).toEqual([201, 'service']);
    expect(await response.json()).toMatchObject({
      method: 'POST',
      url: '/orders?page=2',
      headers: { authorization: 'Bearer 1', traceparent: '00-1-2-01', host: new URL(target).host },
      body: 'hello',
    });
  });

  it('is the one of the longest prefix, cut at a slash', async () => {
    const [api, orders] = [await service((_, r) => r.end('api')), await service((_, r) => r.end('orders'))];
    const { url } = await gateway({ proxy: { '/api': () => api.url, '/api/orders': () => orders.url } });
    expect(await text(`${url}/api/orders`)).toBe('orders');
    expect(await text(`${url}/api/orders?x`)).toBe('orders');
    expect(await text(`${url}/api/ordersx`)).toBe('api');
    expect(await text(`${url}/apix`)).toBe('<title>Shop</title>');
  });

  it('may come back at another address', async () => {
    const [first, second] = [await service((_, r) => r.end('1')), await service((_, r) => r.end('2'))];
    let now = first.url;
    const { url } = await gateway({ proxy: { '/api': () => now } });
    expect(await text(`${url}/api/`)).toBe('1');
    await first.stop();
    now = second.url;
    expect(await text(`${url}/api/`)).toBe('2');
  });

  it('that is down is answered for, by name of its prefix', async () => {
    const { url: target, stop } = await service(echo);
    await stop();
    const lines: string[] = [];
    const { url } = await gateway({
      proxy: { '/api/orders': () => target },
      log: (line) => lines.push(line),
    });
    const response = await fetch(`${url}/api/orders/x`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      502,
      'application/problem+json',
    ]);
    const detail = `The service behind "/api/orders" does not answer at ${target}: connect ECONNREFUSED ${new URL(target).host}.`;
    expect(await response.json()).toEqual({ type: 'about:blank', title: 'Bad Gateway', status: 502, detail });
    expect(lines).toEqual([detail]);
  });

  it('that is not running is answered for, too', async () => {
    const { url } = await gateway({ proxy: { '/api/orders': () => '' } });
    const response = await fetch(`${url}/api/orders/x`);
    expect([response.status, await response.json()]).toEqual([
      502,
      {
        type: 'about:blank',
        title: 'Bad Gateway',
        status: 502,
        detail: 'The service behind "/api/orders" is not running.',
      },
    ]);
  });

  it('that dies while it answers breaks the answer', async () => {
    const { url: target } = await service((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => request.socket.destroy(), 20);
    });
    const { url } = await gateway({ proxy: { '/api': () => target } });
    await expect(text(`${url}/api/x`)).rejects.toThrow();
    expect(await text(url)).toBe('<title>Shop</title>');
  });
});

describe('what stays open', () => {
  it('events come through as they are sent, and the service learns when the page leaves', async () => {
    let left: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    const { url: target } = await service((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: open\n\n');
      response.on('close', () => left());
    });
    const { url } = await gateway({ proxy: { '/api': () => target } });
    const page = new AbortController();
    const response = await fetch(`${url}/api/events`, { signal: page.signal });
    const first = await response.body?.getReader().read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('data: open\n\n');
    page.abort();
    await gone;
  });

  it('websockets come through', async () => {
    const { url: target, server } = await service(echo);
    const paths: (string | undefined)[] = [];
    let left: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    server.on('upgrade', (request, socket) => {
      paths.push(request.url);
      const key = createHash('sha1')
        .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
      );
      socket.write(Buffer.from([0x81, 2, 0x68, 0x69]));
      socket.on('error', () => {}).on('end', () => socket.end());
      socket.resume().once('close', () => left());
    });
    const { url } = await gateway({ proxy: { '/api': () => target } });
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live?x=1`);
    const message = await new Promise((resolve, reject) => {
      socket.onmessage = ({ data }) => resolve(data);
      socket.onerror = reject;
    });
    expect([message, paths]).toEqual(['hi', ['/live?x=1']]);
    const closed = new Promise((resolve) => {
      socket.onclose = resolve;
    });
    await started.pop()?.[Symbol.asyncDispose]();
    await Promise.all([closed, gone]);
  });

  it('a websocket to a service that is down is refused', async () => {
    const { url } = await gateway({ proxy: { '/api': () => '' } });
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`);
    await new Promise((resolve) => {
      socket.onerror = resolve;
    });
    expect(await text(url)).toBe('<title>Shop</title>');
  });

  it('does not hold up closing', async () => {
    const { url: target } = await service((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    });
    const { url } = await gateway({ proxy: { '/api': () => target } });
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const response = await fetch(`${url}/api/events`);
    const rest = response.text().catch(() => 'broken');
    const start = performance.now();
    await started.pop()?.[Symbol.asyncDispose]();
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(await rest).toBe('broken');
    idle.destroy();
  });
});

describe('an app with a server of its own', () => {
  it('gets what no service gets, with its path', async () => {
    const { url: target } = await service((request, response) => response.end(`app ${request.url}`));
    const api = await service((request, response) => response.end(`api ${request.url}`));
    const { url } = await serveApp(target, api.url);
    expect(await text(`${url}/orders?x=1`)).toBe('app /orders?x=1');
    expect(await text(`${url}/api/orders`)).toBe('api /orders');
  });

  it('that is down is answered for', async () => {
    const { url: target, stop } = await service(echo);
    await stop();
    const { url } = await serveApp(target, target);
    expect(await (await fetch(`${url}/x`)).json()).toMatchObject({
      status: 502,
      detail: `The server of the web app does not answer at ${target}: connect ECONNREFUSED ${new URL(target).host}.`,
    });
  });

  async function serveApp(target: string, api: string): Promise<StartedWeb> {
    const web = await serveWeb({ target, proxy: { '/api': () => api } });
    started.push(web);
    return web;
  }
});
