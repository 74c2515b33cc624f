import type { ServerResponse } from 'node:http';
import { createBrotliCompress, createDeflate, createGzip, createZstdCompress, type Gzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { expectMessage, expectNoMessage, readWanted } from '../../../support/streams/expect';
import { told, toldBy } from '../../tools/told';
import { closedAddress, json, startServer } from '../http/server';
import { arrived, openStreams, over } from './open-streams';

const PAID = '{ "status": "paid" }';

function begin(response: ServerResponse): ServerResponse {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  return response;
}

describe('server-sent events', () => {
  it('are received with their type and JSON, whatever the pieces that they come in', async () => {
    await using server = await startServer((_, response) => {
      begin(response).write(': hello\n\nevent: status\ndata: {"status":');
      setImmediate(() => response.write('"open"}\n\ndata: two\ndata: lines\n\n'));
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/orders/1/events');
    const stream = one.streams.current;
    await arrived(stream, 2);
    expect(stream.received).toEqual([
      { direction: 'received', at: 0, event: 'status', text: '{"status":"open"}', body: { status: 'open' } },
      { direction: 'received', at: 0, event: 'message', text: 'two\nlines', body: 'two\nlines' },
    ]);
  });

  it('are asked for as events, with the headers of the actor', async () => {
    await using server = await startServer((_, response) => void begin(response).write(':\n\n'));
    await using one = openStreams(server.url, {
      authorization: 'Bearer t0ken',
      accept: '*/*',
      'accept-encoding': 'br',
    });
    await one.streams.listen('/orders/1/events');
    expect(server.last()).toMatchObject({ method: 'GET', url: '/orders/1/events' });
    expect(server.last().headers).toMatchObject({
      authorization: 'Bearer t0ken',
      accept: 'text/event-stream',
    });
    expect(server.last().headers).not.toHaveProperty('accept-encoding');
  });

  it.each<[string, () => Gzip]>([
    ['gzip', createGzip],
    ['deflate', createDeflate],
    ['br', createBrotliCompress as () => Gzip],
    ['zstd', createZstdCompress as unknown as () => Gzip],
  ])('are unpacked as they come, though nobody asked for it: %s', async (packing, packer) => {
    let packed: Gzip | undefined;
    await using server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': packing });
      packed = packer();
      packed.pipe(response);
      packed.write('data: one\n\n');
      packed.flush();
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/');
    await arrived(one.streams.current, 1);
    packed?.end('data: two\n\n');
    await over(one.streams.current);
    expect(one.streams.current.received.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(one.streams.current.end?.reason).toBe('the other side ended it');
    expect(one.recorded[0]?.response?.text).toBe('data: one\n\ndata: two\n\n');
  });

  it('that are not packed as they say end with that', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
      response.write('data: one\n\n');
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/');
    await over(one.streams.current);
    expect(one.streams.current.end).toMatchObject({
      broken: true,
      reason: 'the body of the answer is not packed in the way that its Content-Encoding says',
    });
  });

  it('that are packed and break off, or are closed, end like others', async () => {
    await using server = await startServer(({ url }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
      const packed = createGzip();
      packed.pipe(response);
      packed.write('data: one\n\n');
      packed.flush(() => url === '/broken' && setImmediate(() => response.destroy()));
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/broken');
    const broken = one.streams.current;
    await over(broken);
    expect(broken.end).toMatchObject({ broken: true, reason: 'the connection was reset' });
    await one.streams.listen('/');
    const open = one.streams.current;
    await arrived(open, 1);
    await one.streams.close();
    await over(open);
    expect(open.end).toMatchObject({ broken: false, reason: 'it was closed' });
  });

  it('keep characters whole that two pieces share', async () => {
    const bytes = Buffer.from('data: 12,50 €\n\n');
    await using server = await startServer((_, response) => {
      begin(response).write(bytes.subarray(0, 13));
      setImmediate(() => response.write(bytes.subarray(13)));
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/prices');
    await arrived(one.streams.current, 1);
    expect(one.streams.current.received[0]?.text).toBe('12,50 €');
  });
});

describe('a stream of events that cannot be opened', () => {
  it('says that nobody is signed in', async () => {
    await using server = await startServer((_, response) =>
      json(response, 401, { title: 'Not signed in' }, 'application/problem+json'),
    );
    await using one = openStreams(server.url);
    expect(
      await toldBy(one.streams.listen('/orders/1/events')),
    ).toBe(`StreamRefusedError: The event stream could not be opened: the answer was 401 Unauthorized.
  at ${server.url}/orders/1/events
  {"title":"Not signed in"}
  → Say who acts before it is opened: Given I am signed in as "…".`);
  });

  it('says that the answer is none', async () => {
    await using server = await startServer((_, response) => json(response, 200, { status: 'open' }));
    await using one = openStreams(server.url);
    expect(
      await toldBy(one.streams.listen('/orders/1')),
    ).toBe(`StreamRefusedError: The event stream could not be opened: the answer was not text/event-stream, but application/json.
  at ${server.url}/orders/1
  {"status":"open"}
  → Check the path: this one gives no server-sent events.`);
  });

  it('says that nobody listens', async () => {
    const url = await closedAddress();
    await using one = openStreams(url);
    expect(
      await toldBy(one.streams.listen('/events')),
    ).toBe(`StreamFailedError: The event stream could not be opened: the connection was refused.
  at ${url}/events
  → Nothing listens there: check that the service "orders" is running and that the address is right.`);
  });

  it('says that no answer came in time', async () => {
    await using server = await startServer(() => {});
    await using one = openStreams(server.url, {}, 50);
    expect(
      await toldBy(one.streams.listen('/events')),
    ).toBe(`StreamFailedError: The event stream could not be opened: it timed out after 50 ms.
  at ${server.url}/events
  → See in the log of the service "orders" what it was doing, or raise timeouts.request in brine.config.ts.`);
  });
});

describe('a stream of events that is over', () => {
  it('fails what waits for a message at once', async () => {
    await using server = await startServer((_, response) => {
      begin(response).end('event: status\ndata: {"status":"cancelled"}\n\n');
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/orders/1/events');
    const stream = one.streams.current;
    await over(stream);
    expect(
      told(() => expectMessage(stream, readWanted(PAID))),
    ).toBe(`MessageError: No message like the expected one was received from the event stream.
  at ${server.url}/orders/1/events
  expected: {"status":"paid"}
  received:
  1: status {"status":"cancelled"}
    status
      expected: "paid"
      actual:   "cancelled"
  No more can come: the other side ended it after 0 ms.`);
    expectNoMessage(stream, readWanted(PAID));
  });

  it('is cut off when an event never ends', async () => {
    await using server = await startServer((_, response) => {
      begin(response).write(`data: ${'x'.repeat(11 * 1024 * 1024)}`);
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/flood');
    await over(one.streams.current);
    expect(one.streams.current.end).toEqual({
      reason: 'one event is larger than 10 MiB',
      broken: true,
      at: 0,
    });
  });

  it('proves nothing about what it might have said when it broke off', async () => {
    await using server = await startServer((_, response) => {
      begin(response).write('data: {"status":"open"}\n\n', () => response.destroy());
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/orders/1/events');
    const stream = one.streams.current;
    await over(stream);
    expect(
      told(() => expectNoMessage(stream, readWanted(PAID))),
    ).toBe(`StreamEndedError: Nobody knows what the event stream would have said: the connection was reset.
  at ${server.url}/orders/1/events
  → See the log of orders for the reason, and the evidence for what had been received.`);
  });
});

describe('a stream of events is an exchange', () => {
  const EVENT = 'event: status\ndata: {"status":"open"}\n\n';

  it('that grows with what is read, and has no end', async () => {
    let say: (text: string) => void = () => {};
    await using server = await startServer((_, response) => {
      say = (text) => void response.write(text);
      begin(response).write(EVENT);
    });
    await using one = openStreams(server.url, { authorization: 'Bearer t0ken', 'accept-encoding': 'br' });
    await one.streams.listen('/orders/1/events');
    await arrived(one.streams.current, 1);
    expect(one.recorded).toMatchObject([
      {
        service: 'orders',
        request: {
          method: 'GET',
          url: `${server.url}/orders/1/events`,
          headers: { authorization: 'Bearer t0ken', accept: 'text/event-stream' },
        },
        response: { status: 200, statusText: 'OK', text: EVENT, body: EVENT },
      },
    ]);
    expect(one.recorded[0]?.response?.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(one.recorded[0]?.error).toBeUndefined();
    say('data: two\n\n');
    await arrived(one.streams.current, 2);
    expect(one.recorded[0]?.response?.text).toBe(`${EVENT}data: two\n\n`);
  });

  it('of which whole lines are kept, up to 64 KB', async () => {
    await using server = await startServer((_, response) => {
      begin(response).write(EVENT);
      response.write(`data: ${'s'.repeat(70_000)}\n\n`);
      response.end(EVENT);
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/');
    await over(one.streams.current);
    expect(one.streams.current.received).toHaveLength(3);
    expect(one.recorded[0]?.response?.text).toBe(`${EVENT}… and more`);
  });

  it('that may break off', async () => {
    await using server = await startServer((_, response) => {
      begin(response).write(EVENT, () => response.destroy());
    });
    await using one = openStreams(server.url);
    await one.streams.listen('/');
    await over(one.streams.current);
    expect(one.recorded[0]).toMatchObject({ error: 'the connection was reset', response: { text: EVENT } });
  });

  it('when it is refused, and when nobody answers', async () => {
    await using server = await startServer(({ url }, response) =>
      json(response, url === '/none' ? 404 : 200, { id: 7 }),
    );
    await using one = openStreams(server.url);
    await toldBy(one.streams.listen('/none'));
    await toldBy(one.streams.listen('/order'));
    await toldBy(one.streams.listen(`${await closedAddress()}/events`));
    expect(one.recorded.map(({ response, error }) => [response?.status, response?.body, error])).toEqual([
      [404, { id: 7 }, undefined],
      [200, { id: 7 }, undefined],
      [undefined, undefined, 'the connection was refused'],
    ]);
  });

  it('which is not whole where what answers is no stream and has no end', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(`[${'1,'.repeat(20_000)}`);
    });
    await using one = openStreams(server.url);
    await toldBy(one.streams.listen('/numbers'));
    expect(one.recorded[0]).toMatchObject({ response: { status: 200 }, error: 'it was not read to its end' });
  });
});
