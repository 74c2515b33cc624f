import { describe, expect, it } from 'vitest';
import { Contexts } from '../../support/browser/contexts/contexts';
import { Databases } from '../../support/databases/databases';
import { newRunMark } from '../../support/evidence/trace';
import { oauth2Password } from '../../support/identity/oauth2';
import { LinkGroup } from '../../support/links/group';
import { Mocks } from '../../support/mocks/mocks';
import { ServiceGroup } from '../../support/services/group/group';
import { complete } from '../../support/settings/complete';
import type { Identity, Settings } from '../../support/settings/settings';
import { Actors } from '../../worlds/actors';
import type { WorkerParts } from '../../worlds/worker';
import { openSession } from '../support/http/open-session';
import { startServer } from '../support/http/server';
import { startTokenServer } from '../support/identity/token-server';
import { toldBy } from '../tools/told';

function workerWith(settings: Settings): WorkerParts {
  const loaded = complete(settings, process.cwd(), 'default');
  const none = { urlOf: async () => '', turn: () => {}, isSeen: () => false };
  return {
    settings: loaded,
    services: new ServiceGroup({ settings: loaded, executables: {}, directory: 'nowhere', env: {} }),
    links: new LinkGroup({ pairs: undefined, addressOf: () => undefined }),
    mocks: new Mocks({ settings: loaded, env: {}, ...none }),
    newDatabases: async () => new Databases(new Map()),
    databases: new Databases(new Map()),
    web: async () => 'http://127.0.0.1:1',
    components: async () => undefined,
    contexts: new Contexts(async () => {
      throw new Error('no scenario here opens a browser');
    }),
    identities: new Map(),
    run: newRunMark(),
    seed: '1',
    tally: () => {},
  };
}

/** Two actors who get their tokens from a real token endpoint, an API that sees them, and a time that stands still. */
async function shop() {
  const tokens = await startTokenServer();
  const orders = await startServer();
  const time = { now: Date.UTC(2026, 0, 1) };
  const worker = workerWith({
    services: { orders: { url: orders.url } },
    actors: {
      buyer: { username: 'ann', password: 'ann-secret' },
      clerk: { username: 'carl', password: 'ann-secret' },
      stranger: { username: 'eve', password: 'guessed-it' },
    },
    signIn: async ({ username = '', password = '' }) =>
      await oauth2Password({
        tokenUrl: tokens.url,
        clientId: 'shop-web',
        username,
        password,
        now: () => time.now,
      }),
  });
  const scenario = () => {
    const { api } = openSession(orders.url);
    const worn: Identity[] = [];
    const browser = { identify: async (identity: Identity) => void worn.push(identity) };
    const actors = new Actors(worker, { api: () => api, browser: () => browser }, () => time.now);
    const seenAs = async () => {
      await api.send('GET', '/orders');
      return orders.last().headers.authorization;
    };
    return { actors, worn, seenAs };
  };
  const close = async () => {
    await tokens[Symbol.asyncDispose]();
    await orders[Symbol.asyncDispose]();
  };
  return { tokens, time, scenario, [Symbol.asyncDispose]: close };
}

describe('an actor', () => {
  it('signs in once for all scenarios of a worker, in API and browser alike', async () => {
    await using world = await shop();
    for (const { actors, worn, seenAs } of [world.scenario(), world.scenario()]) {
      await actors.signIn('buyer');
      expect(await seenAs()).toBe('Bearer token-1');
      expect(worn.map(({ headers }) => headers?.Authorization)).toEqual(['Bearer token-1']);
    }
    expect(world.tokens.seen).toHaveLength(1);
  });

  it('is one of several in a scenario', async () => {
    await using world = await shop();
    const { actors, seenAs } = world.scenario();
    await actors.signIn('buyer');
    await actors.signIn('clerk');
    expect([actors.current, await seenAs()]).toEqual(['clerk', 'Bearer token-2']);
    await actors.signIn('buyer');
    expect([actors.current, await seenAs()]).toEqual(['buyer', 'Bearer token-1']);
    await actors.signOut();
    expect([actors.current, await seenAs()]).toEqual([undefined, undefined]);
    expect(world.tokens.seen.map(({ form }) => form.username)).toEqual(['ann', 'carl']);
  });

  it('signs in again in a scenario that begins shortly before the identity expires', async () => {
    await using world = await shop();
    await world.scenario().actors.signIn('buyer');
    world.time.now += 54_000;
    const early = world.scenario();
    await early.actors.signIn('buyer');
    expect(await early.seenAs()).toBe('Bearer token-1');
    world.time.now += 2_000;
    const late = world.scenario();
    await late.actors.signIn('buyer');
    expect(await late.seenAs()).toBe('Bearer token-2');
  });

  it('is renewed for later requests when the identity expires within a scenario; the page is left alone', async () => {
    await using world = await shop();
    const { actors, worn, seenAs } = world.scenario();
    await actors.signIn('buyer');
    await actors.renewal;
    expect(await seenAs()).toBe('Bearer token-1');
    world.time.now += 60_000;
    await actors.renewal;
    expect(await seenAs()).toBe('Bearer token-2');
    expect(worn).toHaveLength(1);
  });

  it('is asked for again after a sign-in that failed', async () => {
    await using world = await shop();
    const { actors } = world.scenario();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const told = await toldBy(actors.signIn('stranger'));
      expect(told).toContain('The token endpoint gave no token to "eve": status 400, invalid_grant.');
      expect(told).not.toContain('guessed-it');
    }
    expect(world.tokens.seen).toHaveLength(2);
  });
});
