import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Evidence } from '../../../support/evidence/evidence';
import { databasePairs } from '../../../support/links/databases';
import { LinkGroup } from '../../../support/links/group';
import { told } from '../../tools/told';

const [MINE, FORMER, FOREIGN] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string];

const inventory = createServer((request, response) => void request.pipe(response));
let links: LinkGroup;
let url = '';

beforeEach(async () => {
  await new Promise<void>((resolve) => inventory.listen(0, '127.0.0.1', resolve));
  const { port } = inventory.address() as { port: number };
  links = new LinkGroup({
    pairs: [
      { from: 'orders', to: 'inventory' },
      { from: 'orders', to: 'payments' },
    ],
    addressOf: (name) => (name === 'inventory' ? `http://127.0.0.1:${port}` : undefined),
  });
  url = (await links.urlFor('orders', 'inventory')) ?? '';
});

afterEach(async () => {
  await links[Symbol.asyncDispose]();
  inventory.closeAllConnections();
  await new Promise((resolve) => inventory.close(resolve));
});

async function call(path: string, traceId?: string): Promise<void> {
  const headers = traceId === undefined ? {} : { traceparent: `00-${traceId}-${'4'.repeat(16)}-01` };
  await (await fetch(url + path, { method: 'POST', headers, body: path })).text();
}

const paths = () => links.calls('orders', 'inventory').map(({ request }) => new URL(request.url).pathname);

describe('a call belongs', () => {
  it('to the scenario whose trace it carries, and to the one that runs when it carries none of another', async () => {
    const evidence = new Evidence();
    links.begin({ traceId: FORMER, record: () => {} });
    await call('/former');
    links.begin({ traceId: MINE, record: (exchange) => evidence.add(exchange) });
    await call('/late', FORMER);
    await call('/mine', MINE);
    await call('/untraced');
    await call('/in-a-trace-of-its-own', FOREIGN);
    expect(paths()).toEqual(['/mine', '/untraced', '/in-a-trace-of-its-own']);
    expect(evidence.exchanges).toEqual(links.all);
    expect(links.calls('orders', 'payments')).toEqual([]);
  });
});

describe('an address', () => {
  it('stays the same for a service that is started again', async () => {
    expect(await links.urlFor('orders', 'inventory')).toBe(url);
  });

  it('is given only where there is a link', async () => {
    expect(await links.urlFor('inventory', 'orders')).toBeUndefined();
  });
});

describe('turning', () => {
  it('leads the callers of a service elsewhere, where a mock stands, until it is restored', async () => {
    const mock = createServer((_, response) => response.end('mock'));
    await new Promise<void>((resolve) => mock.listen(0, '127.0.0.1', resolve));
    const { port } = mock.address() as { port: number };
    links.begin({ traceId: MINE, record: () => {} });
    links.turn('inventory', `http://127.0.0.1:${port}`);
    await call('/turned');
    links.restore();
    await call('/restored');
    expect(links.all.map(({ response, madeUp }) => [response?.text, madeUp])).toEqual([
      ['mock', true],
      ['/restored', undefined],
    ]);
    mock.closeAllConnections();
    mock.close();
  });

  it('needs a link', () => {
    expect(() => links.turn('orders', 'http://127.0.0.1:1')).toThrow(
      [
        'The service "orders" cannot be mocked: Brine does not see who calls it.',
        '  seen: orders → inventory, orders → payments',
        '  → Give a service that Brine starts its address as {{orders.url}} in its env, with "orders" in its dependsOn; or make it a mock in brine.config.ts: orders: { mock: true }.',
      ].join('\n'),
    );
  });
});

describe('restoring', () => {
  it('ends what a scenario did to a connection', async () => {
    links.begin({ traceId: MINE, record: () => {} });
    links.become('orders', 'inventory', 'down');
    await expect(call('/down')).rejects.toThrow('fetch failed');
    links.restore();
    await call('/restored');
    expect(links.calls('orders', 'inventory').map(({ error }) => error)).toEqual([
      'the connection is down',
      undefined,
    ]);
  });
});

describe('a connection to a database', () => {
  const pairs = databasePairs(
    {
      orders: { command: ['orders'], env: { DATABASE_URL: '{{database.orders}}', LOG: '{{database.log}}' } },
      stock: { command: ['stock', '{{database.checked}}'] },
      away: { url: 'http://127.0.0.1:1' },
    },
    {
      orders: 'postgres://ann:secret@127.0.0.1:5433/orders',
      log: 'sqlite:///tmp/log.db',
      checked: 'postgres://db.example.com/x?sslmode=verify-full',
      unused: 'postgres://127.0.0.1/unused',
    },
  );

  it('is what a service is told the address of', () => {
    expect(pairs).toEqual([
      { from: 'orders', to: 'orders', connected: true },
      { from: 'orders', to: 'log', connected: false },
      { from: 'stock', to: 'checked', connected: false },
    ]);
  });

  it('takes the place of the server in the URL, and leaves the rest of it', async () => {
    await using group = new LinkGroup({ pairs: [], addressOf: () => undefined, databases: pairs });
    const urls = await group.databaseUrls('orders', {
      orders: 'postgres://ann:secret@127.0.0.1:5433/orders_2?sslmode=disable',
      log: 'sqlite:///tmp/log.db',
    });
    expect(urls.orders).toMatch(/^postgres:\/\/ann:secret@127\.0\.0\.1:\d+\/orders_2\?sslmode=disable$/);
    expect(urls.orders).not.toContain(':5433');
    expect(urls.log).toBe('sqlite:///tmp/log.db');
    expect(() => group.becomeToDatabase('orders', 'orders', 'down')).not.toThrow();
  });

  it('that is none, or is not seen, is told', () => {
    const group = new LinkGroup({ pairs: [], addressOf: () => undefined, databases: pairs });
    expect(
      told(() => group.becomeToDatabase('orders', 'log', 'down')),
    ).toBe(`UnknownDatabaseLinkError: There is no connection from "orders" to the database "log" that could fail: it is a file, or checks whom it is connected to.
  seen: orders → orders
  → Tag the scenario for an environment with PostgreSQL, such as @env:postgres: it is skipped elsewhere.`);
    expect(
      told(() => group.becomeToDatabase('stock', 'orders', 'slow')),
    ).toBe(`UnknownDatabaseLinkError: Brine does not see a connection from "stock" to the database "orders".
  seen: orders → orders
  → Correct the names; or give "stock" the address as {{database.orders}} in its env.`);
    const off = new LinkGroup({ pairs: undefined, addressOf: () => undefined, databases: pairs });
    expect(told(() => off.becomeToDatabase('orders', 'orders', 'down'))).toContain('Links are switched off');
  });
});
