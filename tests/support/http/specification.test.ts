import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toldBy } from '../../tools/told';
import { openSession } from './open-session';
import { json, startServer } from './server';

const ROOT = path.join(__dirname, '..', 'openapi');

describe('an operation called by its name', () => {
  it('goes to the path and base of the document and is checked against it', async () => {
    await using server = await startServer((_, response) =>
      json(response, 201, { id: 'x', state: 'open', lines: [] }),
    );
    const { api } = openSession({ name: 'orders', url: server.url, openapi: 'shop.yaml' }, { root: ROOT });
    api.setHeader('x-tenant', 'a');
    api.setQuery([['dry', '1']]);
    await api.call('createOrder', { 'customer.name': 'Ann', lines: '[]' });
    expect(server.last()).toMatchObject({
      method: 'POST',
      url: '/api/v1/orders?dry=1',
      body: '{"customer":{"name":"Ann"},"lines":[]}',
    });
    expect(server.last().headers).toMatchObject({ 'x-tenant': 'a', 'content-type': 'application/json' });
    expect(await toldBy(api.checkSpecification())).toContain(
      'body.id: expected text in the format "uuid", actual "x"',
    );
  });

  it('keeps to the path of the service when that has one', async () => {
    await using server = await startServer();
    const { api } = openSession(
      { name: 'orders', url: `${server.url}/shop`, openapi: 'shop.yaml' },
      { root: ROOT },
    );
    await api.call('latestOrder', {});
    expect(server.last().url).toBe('/shop/orders/latest');
  });

  it('takes the body of an earlier step, unless it has fields of its own', async () => {
    await using server = await startServer();
    const { api } = openSession({ name: 'orders', url: server.url, openapi: 'shop.yaml' }, { root: ROOT });
    api.setBody('lines: []');
    await api.call('createOrder', {});
    expect(server.last().body).toBe('{"lines":[]}');
    api.setBody('lines: []');
    expect(await toldBy(api.call('createOrder', { note: 'x' }))).toBe(
      `RequestDraftError: The request has a body and body fields for the operation "createOrder"; it can have only one of them.
  → Leave one of the two steps out.`,
    );
  });
});

describe('the specification of a service', () => {
  it('may be served by the service itself, and fits a plain request', async () => {
    const text = await readFile(path.join(ROOT, 'shop.yaml'), 'utf8');
    await using server = await startServer(({ url }, response) => {
      if (url === '/openapi.yaml') response.end(text);
      else response.writeHead(204).end();
    });
    const { api, recorded } = openSession({ name: 'orders', url: server.url, openapi: '/openapi.yaml' });
    await api.send('GET', '/orders/latest');
    await api.checkSpecification();
    await api.send('GET', '/orders/1');
    expect(await toldBy(api.checkSpecification())).toBe(
      `ContractError: The response breaks the API specification in 1 place.
  at GET ${server.url}/orders/1 (getOrder)
  status: expected 200, actual 204
  → Correct the service, or what its specification promises: ${server.url}/openapi.yaml`,
    );
    expect(recorded.length).toBe(2);
  });

  it('has to be known', async () => {
    await using server = await startServer();
    const { api } = openSession(server.url);
    expect(await toldBy(api.call('createOrder', {}))).toBe(
      `NoSpecificationError: Brine does not know the API specification of orders.
  → Say where it is: services: { orders: { openapi: '/openapi.json' } } in brine.config.ts (a path on the service or a file in the project).`,
    );
  });
});
