import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCurl } from '../../../support/evidence/curl';
import { told, toldBy } from '../../tools/told';
import { openSession, TRACEPARENT } from './open-session';
import { closedAddress, json, startServer } from './server';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'brine-http-'));
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

describe('a request', () => {
  it('carries the trace, the common headers, the identity and its own headers, the later over the former', async () => {
    await using server = await startServer();
    const { api, recorded } = openSession(server.url, {
      headers: { 'X-Suite': 'shop', Accept: 'text/html' },
    });
    api.identify({ Authorization: 'Bearer ann' });
    api.setHeader('ACCEPT', 'application/json');
    await api.send('GET', '/orders');
    expect(server.last().headers).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer ann',
      traceparent: TRACEPARENT,
      'user-agent': 'brine',
      'x-suite': 'shop',
    });
    expect(recorded[0]?.request.headers).toMatchObject({ accept: 'application/json', 'x-suite': 'shop' });
  });

  it('is sent without what no header may hold, and without blanks around one', async () => {
    await using server = await startServer();
    const { api } = openSession(server.url, {
      headers: { 'X-Team': '\t Käse → Brot\n ', 'X-Empty': ' ' },
    });
    await api.send('GET', '/orders');
    expect(server.last().headers).toMatchObject({ 'x-team': 'Käse  Brot', 'x-empty': '' });
  });

  it('sends a draft once, while identity and API stay', async () => {
    await using server = await startServer();
    const { api } = openSession(server.url, {
      target: (name) => ({ name: name ?? 'default', url: `${server.url}/${name ?? 'default'}/` }),
    });
    api.identify({ authorization: 'Bearer ann' });
    api.use('inventory');
    api.setHeaders([['x-once', '1']]);
    api.setQuery([
      ['tag', 'a b'],
      ['tag', 'c&d'],
    ]);
    api.setBody('{ "a": 1 }');
    await api.send('POST', 'orders?page=2');
    expect(server.last()).toMatchObject({
      method: 'POST',
      url: '/inventory/orders?page=2&tag=a+b&tag=c%26d',
      body: '{ "a": 1 }',
    });
    expect(server.last().headers).toMatchObject({ 'x-once': '1', 'content-type': 'application/json' });
    await api.send('POST', '/orders');
    expect(server.last()).toMatchObject({ url: '/inventory/orders', body: '' });
    expect(server.last().headers).toMatchObject({ authorization: 'Bearer ann' });
    expect(Object.keys(server.last().headers)).not.toContain('x-once');
    expect(Object.keys(server.last().headers)).not.toContain('content-type');
  });

  it('takes off the identity of the former actor', async () => {
    await using server = await startServer();
    const { api } = openSession(server.url);
    api.identify({ 'x-user': 'ann', 'x-role': 'buyer' });
    api.identify({ 'x-user': 'ben' });
    await api.send('GET', '/');
    expect(server.last().headers['x-user']).toBe('ben');
    expect(server.last().headers['x-role']).toBeUndefined();
  });

  it('to another host carries neither identity nor common headers', async () => {
    await using own = await startServer();
    await using other = await startServer();
    const { api, recorded } = openSession(own.url, { headers: { 'x-suite': 'shop' } });
    api.identify({ authorization: 'Bearer ann' });
    await api.send('GET', '/');
    await api.send('GET', `${own.url}/again`);
    expect(own.last().headers).toMatchObject({ authorization: 'Bearer ann', 'x-suite': 'shop' });
    await api.send('GET', `${other.url}/elsewhere`);
    expect(other.last().headers.authorization).toBeUndefined();
    expect(other.last().headers['x-suite']).toBeUndefined();
    expect(other.last().headers.traceparent).toBe(TRACEPARENT);
    expect(recorded.map(({ service }) => service)).toEqual(['orders', 'orders', new URL(other.url).host]);
  });

  it('needs an address', async () => {
    const { api } = openSession('http://127.0.0.1:1');
    expect(await toldBy(api.send('GET', 'http://[nowhere/'))).toBe(
      `RequestAddressError: "http://[nowhere/" is not an address to send a request to.
  → Write a path such as "/orders", or a whole address such as "https://example.com/orders".`,
    );
  });

  it('uses one connection for many requests', async () => {
    const ports = new Set<number | undefined>();
    await using server = await startServer((_, response, request) => {
      ports.add(request.socket.remotePort);
      response.end('x');
    });
    const { api } = openSession(server.url);
    for (let index = 0; index < 5; index += 1) await api.send('GET', '/');
    expect(ports.size).toBe(1);
  });
});

describe('a body', () => {
  it.each([
    ['JSON as written', '{ "a":  1.0 }', undefined, '{ "a":  1.0 }', 'application/json'],
    ['YAML as JSON', 'a: 1\nb: [x]', undefined, '{"a":1,"b":["x"]}', 'application/json'],
    ['text as text', 'hello', undefined, 'hello', 'text/plain; charset=utf-8'],
    ['another type as written', 'a: 1', 'application/yaml', 'a: 1', 'application/yaml'],
    [
      'broken JSON as written, if it says it is JSON',
      '{"a":',
      'application/json',
      '{"a":',
      'application/json',
    ],
    [
      'YAML as JSON of the type given',
      'a: 1',
      'application/merge-patch+json',
      '{"a":1}',
      'application/merge-patch+json',
    ],
  ])('goes out: %s', async (_, text, type, body, contentType) => {
    await using server = await startServer();
    const { api, recorded } = openSession(server.url);
    if (type) api.setHeader('Content-Type', type);
    api.setBody(text);
    await api.send('PUT', '/');
    expect(server.last().body).toBe(body);
    expect(server.last().headers['content-type']).toBe(contentType);
    expect(recorded[0]?.request.body).toBe(body);
  });

  it('that means to be JSON and is not is refused', async () => {
    const { api, recorded } = openSession('http://127.0.0.1:1');
    api.setBody('{"a": }}');
    expect(await toldBy(api.send('POST', '/'))).toMatch(/^DocumentError: The request body /);
    expect(recorded).toEqual([]);
  });

  it('comes from a file', async () => {
    await writeFile(path.join(root, 'new.json'), '{ "a": 1 }');
    await writeFile(path.join(root, 'new.yaml'), 'a: 2');
    await writeFile(path.join(root, 'photo.png'), Buffer.from([0x89, 0x50, 0, 0xff]));
    await using server = await startServer();
    const { api, recorded } = openSession(server.url, { root });
    for (const file of ['new.json', 'new.yaml', 'photo.png']) {
      await api.setBodyFromFile(file);
      await api.send('POST', '/');
    }
    expect(server.seen.map(({ body, headers }) => [body, headers['content-type']])).toEqual([
      ['{ "a": 1 }', 'application/json'],
      ['{"a":2}', 'application/json'],
      ['\x89P\0\xff', 'image/png'],
    ]);
    expect(recorded.at(-1)?.request.body).toBe('<4 bytes of image/png>');
  });

  it('from a file that is not there is refused at once', async () => {
    const { api } = openSession('http://127.0.0.1:1', { root });
    expect(await toldBy(api.setBodyFromFile('orders/new.json'))).toBe(
      `RequestFileError: The file for the request could not be read: it does not exist.
  at ${path.join(root, 'orders', 'new.json')}
  → Paths are relative to the folder of brine.config.ts.`,
    );
  });

  it('is a URL-encoded form', async () => {
    await using server = await startServer();
    const { api } = openSession(server.url);
    api.setForm([
      ['name', 'Ann & Co'],
      ['tag', 'é'],
    ]);
    await api.send('POST', '/');
    expect(server.last().body).toBe('name=Ann+%26+Co&tag=%C3%A9');
    expect(server.last().headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it('is a multipart form when a file is attached', async () => {
    await writeFile(path.join(root, 'invoice.pdf'), Buffer.from([0x25, 0, 0xff]));
    await writeFile(path.join(root, 'note.txt'), 'hi é');
    await using server = await startServer();
    const { api, recorded } = openSession(server.url, { root });
    await api.attachFile('invoice.pdf', 'document');
    await api.attachFile('note.txt', 'note');
    api.setForm([['name', 'Ann']]);
    await api.send('POST', '/');
    const type = server.last().headers['content-type'];
    const form = await new Response(Buffer.from(server.last().body, 'latin1'), {
      headers: { 'content-type': type ?? '' },
    }).formData();
    expect(form.get('name')).toBe('Ann');
    const file = form.get('document') as File;
    expect([file.name, file.type, [...new Uint8Array(await file.arrayBuffer())]]).toEqual([
      'invoice.pdf',
      'application/pdf',
      [0x25, 0, 0xff],
    ]);
    const exchange = recorded[0] as (typeof recorded)[0];
    expect(exchange.request.body).toContain('\r\n\r\n<3 bytes of application/pdf>\r\n--');
    expect(exchange.request.body).toContain('\r\n\r\nhi é\r\n--');
    expect(toCurl(exchange)).toContain(
      `  --form-string 'name=Ann' \\\n  --form 'document=@"invoice.pdf";type=application/pdf' \\\n`,
    );
  });

  it('cannot be two things', async () => {
    const { api } = openSession('http://127.0.0.1:1');
    api.setBody('{}');
    api.setForm([['a', 'b']]);
    expect(await toldBy(api.send('POST', '/'))).toBe(
      `RequestDraftError: The request has a body and form fields; it can have only one of them.
  → Leave one of the two steps out.`,
    );
  });
});

describe('a response', () => {
  it('keeps the exact text and the parsed JSON', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(201, { 'Content-Type': 'application/problem+json', 'Set-Cookie': ['a=1', 'b=2'] });
      response.end('{ "n": 1.0 }\n');
    });
    const { api, recorded } = openSession(server.url);
    await api.send('GET', '/');
    expect(api.response).toMatchObject({
      status: 201,
      statusText: 'Created',
      text: '{ "n": 1.0 }\n',
      body: { n: 1 },
    });
    expect(api.response.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'set-cookie': 'a=1, b=2',
    });
    expect(recorded).toEqual([api.exchange]);
    expect(api.exchange.duration).toBeGreaterThan(0);
    expect(api.exchange.startedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it.each([
    ['text', 'text/plain', Buffer.from('5'), '5', '5'],
    ['JSON without a type', undefined, Buffer.from('[1]'), '[1]', [1]],
    ['a JSON number', 'application/json', Buffer.from('5'), '5', 5],
    ['broken JSON', 'application/json', Buffer.from('{'), '{', '{'],
    ['nothing', 'application/json', Buffer.alloc(0), '', ''],
    ['Latin-1', 'text/plain; charset=iso-8859-1', Buffer.from([0xe9]), 'é', 'é'],
    ['a mark in front', 'application/json', Buffer.from('\uFEFF{}'), '\uFEFF{}', {}],
    ['bytes', 'image/png', Buffer.from([0x89, 0]), '<2 bytes of image/png>', '<2 bytes of image/png>'],
    ['one byte', undefined, Buffer.from([0]), '<1 byte of unknown type>', '<1 byte of unknown type>'],
  ])('is read: %s', async (_, type, content, text, body) => {
    await using server = await startServer((_seen, response) => {
      if (type) response.setHeader('content-type', type);
      response.end(content);
    });
    const { api } = openSession(server.url);
    await api.send('GET', '/');
    expect([api.response.text, api.response.body]).toEqual([text, body]);
  });

  it('is unpacked', async () => {
    await using server = await startServer((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('packed'));
    });
    const { api } = openSession(server.url);
    await api.send('GET', '/');
    expect(api.response.text).toBe('packed');
  });

  it('may be a redirect or an error: none is followed, none thrown', async () => {
    await using server = await startServer(({ url }, response) => {
      response.writeHead(Number(url.slice(1)), { location: '/200' });
      response.end();
    });
    const { api } = openSession(server.url);
    for (const status of [302, 404, 500]) {
      await api.send('GET', `/${status}`);
      expect(api.response.status).toBe(status);
    }
    expect(server.seen.length).toBe(3);
  });

  it('is asked for before a request', () => {
    const { api } = openSession('http://127.0.0.1:1');
    const message = `NoResponseError: No request has been sent in this scenario.
  → Send one in an earlier step, such as: When I send a GET request to "/…".`;
    expect(told(() => api.response)).toBe(message);
    expect(told(() => api.exchange)).toBe(message);
  });
});

describe('sending again', () => {
  it('repeats a GET and records it', async () => {
    let count = 0;
    await using server = await startServer((_, response) => json(response, 200, { count: ++count }));
    const { api, recorded } = openSession(server.url);
    api.setHeader('x-once', '1');
    await api.send('GET', '/a?b=c');
    await api.repeat();
    expect(api.response.body).toEqual({ count: 2 });
    expect(server.last()).toMatchObject({ url: '/a?b=c' });
    expect(server.last().headers['x-once']).toBe('1');
    expect(recorded.length).toBe(2);
  });

  it('refuses to repeat what could change something', async () => {
    await using server = await startServer();
    const { api } = openSession(server.url);
    await api.send('POST', '/orders?token=x');
    expect(await toldBy(api.repeat())).toBe(
      `RequestNotRepeatableError: The response does not change while waiting: a POST request is not sent again, only GET and HEAD are.
  at POST ${server.url}/orders?token=[redacted:token]
  → Send a GET request for what should change and wait on its response, or check at once without "within" and "for".`,
    );
    expect(server.seen.length).toBe(1);
  });

  it('needs a request', async () => {
    expect(await toldBy(openSession('http://127.0.0.1:1').api.repeat())).toMatch(
      /^NoResponseError: No request/,
    );
  });
});

describe('a request without an answer', () => {
  it('that is refused says so, and is recorded', async () => {
    const url = await closedAddress();
    const { api, recorded } = openSession(url);
    expect(await toldBy(api.send('GET', '/orders?token=x'))).toBe(
      `RequestFailedError: The request got no answer: the connection was refused.
  at GET ${url}/orders?token=[redacted:token]
  → Nothing listens there: check that the service "orders" is running and that the address is right.`,
    );
    expect(recorded).toEqual([api.exchange]);
    expect(api.exchange).toMatchObject({ service: 'orders', error: 'the connection was refused' });
    expect(told(() => api.response)).toBe(
      `NoResponseError: The last request got no response.
  at GET ${url}/orders?token=[redacted:token]
  → See the request in the evidence of this scenario for the reason.`,
    );
  });

  it('keeps the cause', async () => {
    const { api } = openSession(await closedAddress());
    await expect(api.send('GET', '/')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it.each([
    ['before its answer', false],
    ['in the middle of its answer', true],
  ])('that is cut off %s says so', async (_, begun) => {
    await using server = await startServer((_seen, response) => {
      if (begun) response.writeHead(200, { 'content-length': 10 }).write('abc', () => response.destroy());
      else response.destroy();
    });
    const { api } = openSession(server.url);
    expect(await toldBy(api.send('POST', '/'))).toBe(
      `RequestFailedError: The request got no answer: the connection was reset.
  at POST ${server.url}/
  → The other side hung up before its answer was whole: look for a crash in the log of the service "orders".`,
    );
  });

  it.each([
    ['never begins', false],
    ['never ends', true],
  ])('whose answer %s times out', async (_, begun) => {
    await using server = await startServer((_seen, response) => {
      if (begun) response.writeHead(200).write('abc');
    });
    const { api } = openSession(server.url, { timeout: 50 });
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `RequestFailedError: The request got no answer: it timed out after 50 ms.
  at GET ${server.url}/
  → See in the log of the service "orders" what it was doing, or raise timeouts.request in brine.config.ts.`,
    );
  });

  it('whose host has no address says so', async () => {
    const { api } = openSession('http://no-such-host.invalid');
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `RequestFailedError: The request got no answer: the name "no-such-host.invalid" was not found.
  at GET http://no-such-host.invalid/
  → Check the address of the service "orders" and this machine's network.`,
    );
  });
});
