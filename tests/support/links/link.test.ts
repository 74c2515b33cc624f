import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
} from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, connect, type createServer as createTcpServer, type Socket } from 'node:net';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  type InputType,
  zstdCompressSync,
} from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Exchange } from '../../../support/evidence/exchange';
import { Link } from '../../../support/links/link';

const opened: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

interface Callee {
  url: string;
  stop(): Promise<void>;
}

async function listen(server: Server | ReturnType<typeof createTcpServer>, port = 0): Promise<Callee> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  opened.push(stop);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

const callee = async (listener: RequestListener) => await listen(createServer(listener));

async function linkTo(upstream: () => string | undefined) {
  const calls: Exchange[] = [];
  const link = new Link({ from: 'orders', to: 'inventory', upstream, record: (call) => calls.push(call) });
  opened.push(async () => await link[Symbol.asyncDispose]());
  return { link, url: await link.url(), calls };
}

/** What a raw connection is told until it ends, and how it ended. */
async function raw(url: string, text: string): Promise<{ said: string; end: string }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let said = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    said += chunk;
  });
  socket.write(text);
  const end = await new Promise<string>((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    socket.once('end', () => resolve('end'));
  });
  socket.destroy();
  return { said, end };
}

const GET = 'GET /products?q=tea HTTP/1.1\r\nHost: inventory\r\n\r\n';

/** The same, without what Node adds to its own answers. */
const plain: RequestListener = (_request, response) => {
  response.sendDate = false;
  response.end('tea');
};

describe('a link', () => {
  it('passes requests and answers on as they were written', async () => {
    let seen: Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'> | undefined;
    const { url } = await callee((request, response) => {
      seen = request;
      response.sendDate = false;
      response
        .writeHead(418, 'Short and Stout', ['X-Two', '1', 'X-Two', '2', 'Content-Length', '3'])
        .end('tea');
    });
    const link = await linkTo(() => `${url}/base/`);
    const { said } = await raw(
      link.url,
      'GET /a%20b?c=d HTTP/1.1\r\nHost: link\r\nX-Case: Kept\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\n\r\n',
    );
    expect(seen?.method).toBe('GET');
    expect(seen?.url).toBe('/base/a%20b?c=d');
    expect(seen?.rawHeaders).toEqual([
      'Host',
      new URL(url).host,
      'X-Case',
      'Kept',
      'Connection',
      'keep-alive',
    ]);
    expect(said).toBe(
      'HTTP/1.1 418 Short and Stout\r\nX-Two: 1\r\nX-Two: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\ntea',
    );
  });

  it.each([
    ['of a known length', { 'content-length': '5' }],
    ['of an unknown length', { 'transfer-encoding': 'chunked' }],
  ])('passes on a body %s', async (_name, headers) => {
    const { url } = await callee((request, response) => void request.pipe(response));
    const { url: linked, calls } = await linkTo(() => url);
    const sent = request(linked, { method: 'DELETE', headers }).end('green');
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect((await answer.toArray()).join('')).toBe('green');
    expect(calls[0]?.request.body).toBe('green');
    expect(calls[0]?.response?.text).toBe('green');
  });

  it.each<[string, (text: InputType) => Buffer]>([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['zstd', zstdCompressSync],
  ])('records who called whom with what, and unpacks what was packed: %s', async (method, pack) => {
    const { url } = await callee((request, response) => {
      request.resume().once('end', () => {
        response.writeHead(201, { 'content-type': 'application/json', 'content-encoding': method });
        response.end(pack('{"id":7}'));
      });
    });
    const { url: linked, calls } = await linkTo(() => url);
    const sent = request(`${linked}/reservations`, { method: 'POST' }).end('{"sku":"tea"}');
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect(Buffer.concat(await answer.toArray())).toEqual(pack('{"id":7}'));
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      caller: 'orders',
      service: 'inventory',
      request: { method: 'POST', url: `${url}/reservations`, body: '{"sku":"tea"}' },
      response: { status: 201, statusText: 'Created', text: '{"id":7}', body: { id: 7 } },
    });
    expect(calls[0]?.error).toBeUndefined();
    expect(calls[0]?.duration).toBeGreaterThan(0);
  });

  it('keeps of a large body only its size', async () => {
    const { url } = await callee((request, response) => void request.pipe(response));
    const { url: linked, calls } = await linkTo(() => url);
    const headers = { 'content-type': 'text/plain' };
    const response = await fetch(linked, { method: 'POST', headers, body: 'x'.repeat(5_000_000) });
    expect(await response.text()).toHaveLength(5_000_000);
    expect(calls[0]?.request.body).toBe('<5000000 bytes of text/plain>');
    expect(calls[0]?.response?.text).toBe('<5000000 bytes of unknown type>');
  });

  it('lets an event stream speak as it does', async () => {
    let go: () => void = () => {};
    const { url } = await callee((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      go = () => response.write('data: one\n\n');
    });
    const { url: linked, calls } = await linkTo(() => url);
    const response = await fetch(linked);
    const reader = response.body?.getReader();
    go();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: one\n\n');
    expect(calls[0]).toMatchObject({ error: 'still receiving', response: { status: 200, text: '' } });
    await reader?.cancel();
    await vi.waitFor(() => expect(calls[0]?.error).toBe('the caller hung up'));
    expect(calls[0]?.response).toMatchObject({ status: 200, text: 'data: one\n\n' });
  });

  it('lets websockets through, and records that they were opened', async () => {
    const server = createServer();
    new WebSocketServer({ server }).on('connection', (socket) => {
      socket.send('hello');
      socket.on('message', (message) => socket.send(`heard ${message}`));
    });
    const { url } = await listen(server);
    const { url: linked, calls } = await linkTo(() => url);
    const socket = new WebSocket(linked.replace('http', 'ws'));
    const heard: string[] = [];
    socket.on('message', (message) => heard.push(String(message)));
    await once(socket, 'open');
    socket.send('tea');
    await vi.waitFor(() => expect(heard).toEqual(['hello', 'heard tea']));
    expect(calls[0]?.response?.status).toBe(101);
    const closed = once(socket, 'close');
    socket.close();
    await closed;
  });

  it('passes on that an upgrade is refused', async () => {
    const { url } = await callee((_request, response) => response.writeHead(403).end('no'));
    const { url: linked } = await linkTo(() => url);
    const { said } = await raw(
      linked,
      'GET / HTTP/1.1\r\nHost: link\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    expect(said).toMatch(/^HTTP\/1.1 403 Forbidden\r\n[\s\S]*\r\n\r\nno$/);
  });

  it('lets HTTP/2 without TLS through, unrecorded', async () => {
    const server = createHttp2Server((_request, response) => void response.end('tea'));
    const { url } = await listen(server as unknown as Server);
    const { url: linked, calls } = await linkTo(() => url);
    const session = connectHttp2(linked);
    opened.push(() => session.destroy());
    const stream = session.request({ ':path': '/' });
    expect((await stream.setEncoding('utf8').toArray()).join('')).toBe('tea');
    expect(calls).toEqual([]);
  });
});

describe('where the callee is', () => {
  it('is asked for each request, also on a connection that stays open', async () => {
    const one = await callee((_request, response) => response.end('one'));
    const other = await callee((_request, response) => response.end('other'));
    let now = one.url;
    const { url } = await linkTo(() => now);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    opened.push(() => agent.destroy());
    const ask = async () => {
      const [answer] = (await once(request(url, { agent }).end(), 'response')) as [IncomingMessage];
      return (await answer.toArray()).join('');
    };
    expect(await ask()).toBe('one');
    now = other.url;
    expect(await ask()).toBe('other');
  });

  it('is reached over one connection for one connection of the caller, which ends with it', async () => {
    let connections = 0;
    const server = createServer(plain);
    server.on('connection', () => {
      connections += 1;
    });
    const { url, stop } = await listen(server);
    const { url: linked } = await linkTo(() => url);
    const socket = connect(Number(new URL(linked).port), '127.0.0.1');
    for (let turn = 0; turn < 3; turn += 1) {
      socket.write(GET);
      await once(socket, 'data');
    }
    expect(connections).toBe(1);
    const ended = once(socket.resume(), 'end');
    await stop();
    await ended;
  });
});

describe('a callee that is away', () => {
  it.each([
    ['nobody listens', undefined],
    ['it was never started', 'never'],
  ])('resets the connection where %s', async (_name, never) => {
    const { url, stop } = await callee(plain);
    await stop();
    const { url: linked, calls } = await linkTo(() => (never ? undefined : url));
    expect(await raw(linked, GET)).toEqual({ said: '', end: 'ECONNRESET' });
    expect(calls[0]?.response).toBeUndefined();
    expect(calls[0]?.error).toMatch(/^connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  });

  it('ends the connection where it ends its own without an answer', async () => {
    const { url } = await callee((request) => void request.socket.destroy());
    const { url: linked, calls } = await linkTo(() => url);
    expect(await raw(linked, GET)).toEqual({ said: '', end: 'end' });
    expect(calls[0]?.error).toBe('socket hang up');
  });

  it('breaks off in mid-answer as it does', async () => {
    const { url } = await callee((_request, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half', () => response.socket?.destroy());
    });
    const { url: linked, calls } = await linkTo(() => url);
    expect((await raw(linked, GET)).said).toMatch(/\r\n\r\nhalf$/);
    expect(calls[0]).toMatchObject({
      error: 'the connection broke off: aborted',
      response: { status: 200, text: 'half' },
    });
  });

  it('leaves a malformed request unanswered', async () => {
    const { url } = await callee(plain);
    const { url: linked } = await linkTo(() => url);
    expect((await raw(linked, 'GET / HTTP/1.1\r\nbroken\r\n\r\n')).said).toBe('');
  });
});

describe('a link that is down', () => {
  it('resets new connections, and tells what was asked', async () => {
    let asked = 0;
    const { url } = await callee(() => {
      asked += 1;
    });
    const { link, url: linked, calls } = await linkTo(() => url);
    link.become('down');
    expect(await raw(linked, GET)).toEqual({ said: '', end: 'ECONNRESET' });
    expect(asked).toBe(0);
    expect(calls[0]).toMatchObject({
      error: 'the connection is down',
      request: { url: `${url}/products?q=tea` },
    });
  });

  it('resets connections that are open, and works again when it is restored', async () => {
    let asked = false;
    const { url } = await callee((request, response) => {
      if (request.url === '/again') response.end('tea');
      else asked = true;
    });
    const { link, url: linked, calls } = await linkTo(() => url);
    const answer = raw(linked, GET);
    await vi.waitFor(() => expect(asked).toBe(true));
    link.become('down');
    expect(await answer).toEqual({ said: '', end: 'ECONNRESET' });
    await vi.waitFor(() => expect(calls[0]?.error).toBe('the connection is down'));
    link.become('restored');
    expect(await (await fetch(`${linked}/again`)).text()).toBe('tea');
  });
});

describe('a connection of a link that is kept', () => {
  it('is not taken away beneath the next request, which is refused and told while the link is down', async () => {
    const { url } = await callee(plain);
    const { link, url: linked, calls } = await linkTo(() => url);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    opened.push(() => agent.destroy());
    const ask = async () => {
      const [answer] = (await once(request(linked, { agent }).end(), 'response')) as [IncomingMessage];
      return (await answer.toArray()).join('');
    };
    const first = await ask();
    await vi.waitFor(() => expect(Object.keys(agent.freeSockets)).toHaveLength(1));
    link.become('down');
    await expect(ask()).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(calls.map(({ error }) => error)).toEqual([undefined, 'the connection is down']);
    link.become('restored');
    expect(await ask()).toBe(first);
  });
});

describe('a link that is slow', () => {
  it('lets each request wait, with its body', async () => {
    const { url } = await callee((request, response) => void request.pipe(response));
    const { link, url: linked, calls } = await linkTo(() => url);
    link.become('slow', 120);
    const response = await fetch(linked, { method: 'POST', body: 'green' });
    expect(await response.text()).toBe('green');
    expect(calls[0]?.duration).toBeGreaterThanOrEqual(115);
    link.become('restored');
    await (await fetch(linked)).text();
    expect(calls[1]?.duration).toBeLessThan(115);
  });

  it('does not ask for a caller who has gone meanwhile', async () => {
    let asked = 0;
    const { url } = await callee((_request, response) => {
      asked += 1;
      response.end();
    });
    const { link, url: linked, calls } = await linkTo(() => url);
    link.become('slow', 100);
    const socket = connect(Number(new URL(linked).port), '127.0.0.1');
    socket.write(GET);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    socket.destroy();
    await vi.waitFor(() => expect(calls[0]?.error).toBe('the caller hung up'));
    await (await fetch(linked)).text();
    expect(asked).toBe(1);
  });
});
