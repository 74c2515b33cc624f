import { describe, expect, it } from 'vitest';
import { told, toldBy } from '../../tools/told';
import { openStreams } from './open-streams';
import { startWebsocketServer } from './websocket-server';

describe('the streams of a scenario', () => {
  it('are each the stream in use of the actor who opened them last', async () => {
    await using server = await startWebsocketServer(() => {});
    await using one = openStreams(server.url);
    one.scenario.actor = 'ann';
    await one.streams.connect('/a');
    await one.streams.connect('/b');
    one.scenario.actor = 'bob';
    await one.streams.connect('/c');
    expect(one.streams.current.url).toMatch(/\/c$/);
    one.scenario.actor = 'ann';
    expect(one.streams.current.url).toMatch(/\/b$/);
  });

  it('are missing as long as none is opened', async () => {
    await using one = openStreams('http://127.0.0.1:1');
    expect(told(() => one.streams.current)).toBe(`NoStreamError: No stream has been opened in this scenario.
  → Open one in an earlier step, such as: When I listen to the events of "/…", or: When I connect to the websocket "/…".`);
  });

  it('are missing for an actor who opened none, and the others are named', async () => {
    await using server = await startWebsocketServer(() => {});
    await using one = openStreams(server.url);
    one.scenario.actor = 'ann';
    await one.streams.connect('/live');
    one.scenario.actor = 'bob';
    expect(
      await toldBy(one.streams.send('hi')),
    ).toBe(`NoStreamError: No websocket has been opened by "bob" in this scenario.
  There is:
  websocket ${server.url.replace('http', 'ws')}/live, opened by "ann"
  → Messages are sent over a websocket: open one in an earlier step, such as: When I connect to the websocket "/…".`);
  });

  it('are closed with the scenario, the last one first', async () => {
    const closed: (string | undefined)[] = [];
    await using server = await startWebsocketServer((socket, { url }) => {
      socket.on('close', (code) => closed.push(`${url} ${code}`));
    });
    const one = openStreams(server.url);
    await one.streams.connect('/first');
    await one.streams.connect('/second');
    await one.streams.close();
    expect(closed).toEqual(['/second 1000', '/first 1000']);
  });
});
