import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Exchange } from '../../support/evidence/exchange';
import { ServiceGroup } from '../../support/services/group/group';
import { complete } from '../../support/settings/complete';
import { until } from '../../support/wait/until';
import { inputReader } from '../../worlds/inputs';
import { json, startServer } from '../support/http/server';

const DOCUMENT = {
  openapi: '3.1.0',
  paths: { '/orders': { get: { parameters: [{ name: 'page', in: 'query' }], responses: {} } } },
};

/** A service at an address, and what is asked of it. */
function worker(name: string, url: string) {
  const settings = complete({ services: { [name]: { url, openapi: '/openapi.json' } } }, tmpdir(), 'default');
  const services = new ServiceGroup({ settings, executables: {}, directory: tmpdir(), env: {} });
  const exchange: Exchange = {
    service: name,
    request: { method: 'GET', url: `${url}/orders?page=1`, headers: {} },
    startedAt: new Date().toISOString(),
    duration: 1,
  };
  const parts = { settings, services };
  const sent = async (limit: number) => (await inputReader(parts, [exchange], limit))?.(exchange);
  return { services, exchange, parts, sent };
}

/** Longer than a test may take. */
const FOR_EVER = 600_000;

it('a specification that comes late is waited for once, and there for whoever comes after it', async () => {
  const held: ServerResponse[] = [];
  await using server = await startServer((_, response) => void held.push(response));
  const { services, sent } = worker('slow', server.url);
  await services.ensureAll();
  expect(await sent(1)).toEqual([]);
  expect(await sent(FOR_EVER)).toEqual([]);
  await until(() => expect(held).toHaveLength(1), { limit: 5_000 });
  json(held[0] as ServerResponse, 200, DOCUMENT);
  await until(async () => expect(await sent(FOR_EVER)).toEqual(['query page']), { limit: 5_000 });
});

it('one that cannot be read is asked for again, but not for ever', async () => {
  await using server = await startServer((_, response) => void response.writeHead(500).end());
  const { services, sent } = worker('broken', server.url);
  await services.ensureAll();
  for (let scenario = 0; scenario < 5; scenario += 1) expect(await sent(FOR_EVER)).toEqual([]);
  expect(server.seen.map(({ url }) => url)).toEqual(Array.from({ length: 3 }, () => '/openapi.json'));
});

it('nothing is asked for what a mock answered, or a service without specification', async () => {
  await using server = await startServer((_, response) => json(response, 200, DOCUMENT));
  const { services, exchange, parts } = worker('orders', server.url);
  await services.ensureAll();
  expect(
    await inputReader(parts, [
      { ...exchange, madeUp: true },
      { ...exchange, service: 'other' },
    ]),
  ).toBeUndefined();
  expect(server.seen).toEqual([]);
});
