import { describe, expect, it } from 'vitest';
import type { ApiTarget } from '../../../support/http/options';
import { Streams } from '../../../support/streams/streams';
import { toldBy } from '../../tools/told';
import { certificateFile, serverTls } from '../http/certificates';
import { openSession, TRACEPARENT } from '../http/open-session';
import { startServer } from '../http/server';
import { arrived } from './open-streams';
import { startWebsocketServer } from './websocket-server';

/** Streams that go where the requests of an API session go. */
function streamsOf(target: string | ApiTarget) {
  const { api } = openSession(target, { headers: { 'X-Client': 'suite' } });
  api.identify({ Authorization: 'Bearer t0ken' });
  const streams = new Streams({
    prepare: async (address) => await api.prepare(address),
    actor: () => 'ann',
  });
  return { api, streams, [Symbol.asyncDispose]: async () => await streams.close() };
}

async function startEvents(tls?: Parameters<typeof startServer>[1]) {
  return await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: hello\n\n');
  }, tls);
}

describe('a stream of the API in use', () => {
  it('is opened as a request of the scenario would be', async () => {
    await using server = await startEvents();
    await using one = streamsOf(`${server.url}/base`);
    one.api.setHeader('Accept-Language', 'pt-PT');
    one.api.setQuery([['since', '5']]);
    await one.streams.listen('/events');
    expect(server.last().url).toBe('/base/events?since=5');
    expect(server.last().headers).toMatchObject({
      authorization: 'Bearer t0ken',
      'x-client': 'suite',
      'accept-language': 'pt-PT',
      traceparent: TRACEPARENT,
    });
    await one.streams.listen('/events');
    expect(server.last().url).toBe('/base/events');
    expect(server.last().headers).not.toHaveProperty('accept-language');
  });

  it('tells no other host who acts', async () => {
    await using known = await startEvents();
    await using stranger = await startEvents();
    await using one = streamsOf(known.url);
    await one.streams.listen('/events');
    await one.streams.listen(`${stranger.url}/events`);
    expect(stranger.last().headers).not.toHaveProperty('authorization');
    expect(stranger.last().headers).not.toHaveProperty('x-client');
  });
});

describe('a stream of a service with TLS', () => {
  const ca = certificateFile('ca.pem');

  it('is trusted for the sake of its authority', async () => {
    await using server = await startEvents(serverTls());
    await using one = streamsOf({ name: 'orders', url: server.url, tls: { ca } });
    await one.streams.listen('/events');
    await arrived(one.streams.current, 1);
  });

  it('may be a websocket', async () => {
    await using server = await startWebsocketServer((socket) => socket.send('hello'), serverTls());
    await using one = streamsOf({ name: 'orders', url: server.url, tls: { ca } });
    await one.streams.connect('/live');
    await arrived(one.streams.current, 1);
    expect(one.streams.current.url).toMatch(/^wss:/);
  });

  it('is refused when nobody vouches for it', async () => {
    await using server = await startWebsocketServer(() => {}, serverTls());
    await using one = streamsOf(server.url);
    expect(await toldBy(one.streams.connect('/live'))).toMatch(
      /^StreamFailedError: The websocket could not be opened: this machine does not trust the certificate of 127\.0\.0\.1,/,
    );
  });
});
