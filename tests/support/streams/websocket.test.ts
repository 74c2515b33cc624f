import { describe, expect, it } from 'vitest';
import { expectMessage, readWanted } from '../../../support/streams/expect';
import { told, toldBy } from '../../tools/told';
import { closedAddress, json, startServer } from '../http/server';
import { arrived, openStreams, over } from './open-streams';
import { startUpgradeServer, startWebsocketServer } from './websocket-server';

describe('a websocket', () => {
  it('sends and receives', async () => {
    await using server = await startWebsocketServer((socket) => {
      socket.send('welcome');
      socket.on('message', (data) => socket.send(`{"echo":${data}}`));
    });
    await using one = openStreams(server.url);
    await one.streams.connect('/live');
    await one.streams.send('{"say":"hi"}');
    const stream = one.streams.current;
    await arrived(stream, 2);
    expect(expectMessage(stream, readWanted('{ "echo": { "say": "#string" } }')).text).toBe(
      '{"echo":{"say":"hi"}}',
    );
    expect(expectMessage(stream, readWanted('welcome')).body).toBe('welcome');
    expect(stream.messages.filter(({ direction }) => direction === 'sent')).toEqual([
      { direction: 'sent', at: 0, text: '{"say":"hi"}', body: { say: 'hi' } },
    ]);
  });

  it('is opened with the headers of the actor, at an address of either scheme', async () => {
    const seen: (string | undefined)[] = [];
    await using server = await startWebsocketServer((_, { headers, url }) => {
      seen.push(url, headers.authorization, headers['sec-websocket-protocol'], headers['accept-encoding']);
    });
    await using one = openStreams(server.url, {
      authorization: 'Bearer t0ken',
      'accept-encoding': 'gzip',
      'sec-websocket-protocol': 'orders.v1',
    });
    await one.streams.connect(`${server.url.replace('http', 'ws')}/live?room=1`);
    expect(one.streams.current.url).toBe(`${server.url.replace('http', 'ws')}/live?room=1`);
    expect(seen).toEqual(['/live?room=1', 'Bearer t0ken', 'orders.v1', undefined]);
  });

  it('shows how much came when it is no text', async () => {
    await using server = await startWebsocketServer((socket) => socket.send(Buffer.from([1, 2, 3])));
    await using one = openStreams(server.url);
    await one.streams.connect('/live');
    await arrived(one.streams.current, 1);
    expect(one.streams.current.received[0]?.text).toBe('<3 bytes>');
  });
});

describe('a websocket that cannot be opened', () => {
  it('says that nobody is signed in', async () => {
    await using server = await startUpgradeServer(
      'HTTP/1.1 401 Unauthorized\r\nContent-Length: 13\r\nConnection: close\r\n\r\nnot signed in',
    );
    await using one = openStreams(server.url);
    expect(
      await toldBy(one.streams.connect('/live')),
    ).toBe(`StreamRefusedError: The websocket could not be opened: the answer was 401 Unauthorized.
  at ${server.url.replace('http', 'ws')}/live
  not signed in
  → Say who acts before it is opened: Given I am signed in as "…".`);
  });

  it('says that there is none', async () => {
    await using server = await startServer((_, response) => json(response, 200, { items: [] }));
    await using one = openStreams(server.url);
    expect(
      await toldBy(one.streams.connect('/orders')),
    ).toBe(`StreamRefusedError: The websocket could not be opened: the answer was 200 OK, not a change to a websocket.
  at ${server.url.replace('http', 'ws')}/orders
  {"items":[]}
  → Check the path: this one is no websocket.`);
  });

  it('says that the change to a websocket was not a right one', async () => {
    await using server = await startUpgradeServer(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    );
    await using one = openStreams(server.url);
    expect(
      await toldBy(one.streams.connect('/live')),
    ).toBe(`StreamFailedError: The websocket could not be opened: Invalid Sec-WebSocket-Accept header.
  at ${server.url.replace('http', 'ws')}/live
  → Check the address of the service "orders" and what answers there.`);
  });

  it('says that nobody listens', async () => {
    const url = await closedAddress();
    await using one = openStreams(url);
    expect(
      await toldBy(one.streams.connect('/live')),
    ).toBe(`StreamFailedError: The websocket could not be opened: the connection was refused.
  at ${url.replace('http', 'ws')}/live
  → Nothing listens there: check that the service "orders" is running and that the address is right.`);
  });

  it('says that no answer came in time', async () => {
    await using server = await startUpgradeServer();
    await using one = openStreams(server.url, {}, 50);
    expect(
      await toldBy(one.streams.connect('/live')),
    ).toBe(`StreamFailedError: The websocket could not be opened: it timed out after 50 ms.
  at ${server.url.replace('http', 'ws')}/live
  → See in the log of the service "orders" what it was doing, or raise timeouts.request in brine.config.ts.`);
  });
});

describe('a websocket that is over', () => {
  it('says with which code the other side closed it', async () => {
    await using server = await startWebsocketServer((socket) => socket.close(1008, 'one per buyer'));
    await using one = openStreams(server.url);
    await one.streams.connect('/live');
    await over(one.streams.current);
    expect(
      await toldBy(one.streams.send('hello')),
    ).toBe(`StreamEndedError: The message cannot be sent over the websocket: the other side closed it (code 1008, "one per buyer").
  at ${server.url.replace('http', 'ws')}/live
  → See the log of orders for the reason, and the evidence for what had been received.`);
    expect(
      told(() => expectMessage(one.streams.current, readWanted('hello'))),
    ).toBe(`MessageError: No message like the expected one was received from the websocket.
  at ${server.url.replace('http', 'ws')}/live
  expected: "hello"
  received: nothing
  No more can come: the other side closed it (code 1008, "one per buyer") after 0 ms.`);
  });

  it('tells a lost connection from a goodbye', async () => {
    await using server = await startWebsocketServer((socket) => socket.terminate());
    await using one = openStreams(server.url);
    await one.streams.connect('/live');
    await over(one.streams.current);
    expect(one.streams.current.end).toEqual({
      reason: 'the connection was lost without a goodbye (code 1006)',
      broken: true,
      at: 0,
    });
  });
});
