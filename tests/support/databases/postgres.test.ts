import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../support/databases/cluster';
import type { Connection } from '../../../support/databases/connection';
import { Databases } from '../../../support/databases/databases';
import { openPostgres } from '../../../support/databases/postgres';
import {
  newDatabaseMark,
  PostgresServers,
  placePostgres,
  type ServerFacts,
} from '../../../support/databases/server';
import { DatabaseSession } from '../../../support/databases/session';
import { complete } from '../../../support/settings/complete';
import type { DatabaseSettings } from '../../../support/settings/database-settings';
import { toldBy } from '../../tools/told';
import { startServer } from './cluster';

const SCHEMA = `
CREATE TYPE state AS ENUM ('open', 'paid');
CREATE TABLE customers (id UUID PRIMARY KEY, email VARCHAR(12) NOT NULL UNIQUE, vip BOOLEAN NOT NULL);
CREATE TABLE orders (
  id BIGSERIAL PRIMARY KEY,
  customer_id UUID NOT NULL REFERENCES customers (id),
  state state NOT NULL,
  total NUMERIC(10, 2) NOT NULL,
  lines JSONB NOT NULL,
  placed_at TIMESTAMPTZ NOT NULL,
  tags TEXT[] NOT NULL
);
CREATE TABLE log (line TEXT);
CREATE SCHEMA audit;
CREATE TABLE audit.entries (id INT PRIMARY KEY);
`;

const ID = 'a1b2c3d4-0000-4000-8000-000000000001';

let cluster: Cluster;
let root: string;
let servers: PostgresServers;
let facts: ServerFacts;
let session: DatabaseSession;
let service: Connection;

beforeAll(async () => {
  cluster = await startServer();
});

afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
});

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'brine-databases-'));
  const migrations = path.join(root, 'migrations');
  mkdirSync(migrations);
  writeFileSync(path.join(migrations, '2_customers.sql'), SCHEMA);
  writeFileSync(path.join(migrations, '10_more.sql'), "INSERT INTO log VALUES ('migrated')");
  writeFileSync(path.join(migrations, '10_more.down.sql'), 'DROP TABLE log');
  writeFileSync(path.join(root, 'seed.sql'), "INSERT INTO log VALUES ('seeded')");
  await open({ postgres: true, url: cluster.url, migrate: migrations, seed: path.join(root, 'seed.sql') });
});

afterEach(async () => {
  await session?.close();
  await service?.close();
  await servers[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

function serversFor(database: DatabaseSettings, died?: string): PostgresServers {
  const settings = complete({ databases: { shop: database } }, root, 'default');
  return new PostgresServers({ settings, env: process.env, say: () => {}, run: newDatabaseMark(), died });
}

/** The database of one worker, a scenario that uses it, and the service that has it open. */
async function open(database: DatabaseSettings): Promise<void> {
  servers = serversFor(database);
  facts = (await servers.prepare()) as ServerFacts;
  const placed = await placePostgres('shop', '0', facts);
  service = await openPostgres(placed.url);
  let seed = 0;
  session = new DatabaseSession({
    databases: new Databases(new Map([['shop', placed]])),
    root,
    seed: () => String(++seed),
  });
}

describe('a PostgreSQL server', () => {
  it('gives each worker a copy of what was migrated and seeded once, in the order of the numbers', async () => {
    const other = await placePostgres('shop', '1', facts);
    await service.script("INSERT INTO log VALUES ('mine')");
    const theirs = await openPostgres(other.url);
    expect(await theirs.query('SELECT line FROM log')).toEqual([{ line: 'migrated' }, { line: 'seeded' }]);
    await theirs.close();
  });

  it('names a database after the run and the worker, and forgets all of them at the end', async () => {
    const names = async () => {
      const admin = await openPostgres(cluster.url);
      const rows = await admin.query(
        "SELECT datname FROM pg_database WHERE datname LIKE 'brine%' ORDER BY 1",
      );
      await admin.close();
      return rows.map(({ datname }) => datname);
    };
    expect(await names()).toEqual([`brine_${facts.run}_0_shop`, `brine_${facts.run}_template_shop`]);
    await servers[Symbol.asyncDispose]();
    expect(await names()).toEqual([]);
  });

  it('loses the databases of a run that died, and no others', async () => {
    const admin = await openPostgres(cluster.url);
    await admin.query('CREATE DATABASE brine_dead01_0_shop');
    await admin.query('CREATE DATABASE brine_alive1_0_shop');
    const next = serversFor({ postgres: true, url: cluster.url }, 'dead01');
    await next.prepare();
    const rows = await admin.query("SELECT datname FROM pg_database WHERE datname ~ 'dead01|alive1'");
    expect(rows.map(({ datname }) => datname)).toEqual(['brine_alive1_0_shop']);
    await admin.query('DROP DATABASE brine_alive1_0_shop');
    await admin.close();
    await next[Symbol.asyncDispose]();
  });

  it('is told without its password when it does not answer', async () => {
    const away = serversFor({ postgres: true, url: 'postgres://ann:geheim@127.0.0.1:1/shop', migrate: root });
    expect(await toldBy(away.prepare())).toBe(
      `PostgresServerError: The databases of the run could not be made: connect ECONNREFUSED 127.0.0.1:1
  at postgres://ann@127.0.0.1:1/shop
  → Check the address and whether its user may create databases, or take it away to get a throw-away server.`,
    );
  });

  it('runs the command of the migrations with the URL of the database', async () => {
    const script = `require('node:fs').writeFileSync('url.txt', process.env.DATABASE_URL); process.exit(3)`;
    const failing = serversFor({ postgres: true, url: cluster.url, migrate: ['node', '-e', script] });
    expect(await toldBy(failing.prepare())).toContain(
      'DatabaseSetupError: The migrations of the database "shop" failed: it ended with code 3.',
    );
    expect(readdirSync(root)).toContain('url.txt');
    await failing[Symbol.asyncDispose]();
  });

  it('is found on no other address, and refuses who has no password', async () => {
    const listening = await service.query('SHOW listen_addresses');
    expect(listening).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const url = new URL(cluster.url);
    url.password = 'guessed';
    expect(await toldBy(openPostgres(url.href))).toContain('password authentication failed');
  });

  it('leaves no folder behind when it has ended', async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('brine-postgres-'));
    const before = new Set(folders());
    const own = await startServer();
    const [made = ''] = folders().filter((name) => !before.has(name));
    await own[Symbol.asyncDispose]();
    expect(made).not.toBe('');
    expect(existsSync(path.join(tmpdir(), made))).toBe(false);
    expect(await toldBy(openPostgres(own.url))).toContain('ECONNREFUSED');
  });
});

describe('rows that a scenario puts in', () => {
  it('are filled up by the types of the schema', async () => {
    await session.insert('customers', [['id'], [ID]]);
    await session.insert('orders', [['total'], ['40']]);
    const [customer] = await service.query('SELECT * FROM customers');
    expect(customer).toEqual({ id: ID, email: expect.stringMatching(/^[0-9a-f]{8}$/), vip: 'f' });
    const [order] = await service.query(
      "SELECT customer_id, state, total, lines, placed_at AT TIME ZONE 'UTC' AS placed_at, tags FROM orders",
    );
    expect(order).toEqual({
      customer_id: ID,
      state: 'open',
      total: '40.00',
      lines: '{}',
      placed_at: '2026-03-01 10:00:00',
      tags: '{}',
    });
  });

  it('are gone when the scenario is closed, unless rows of the service refer to them', async () => {
    await session.insert('customers', [['id'], [ID]]);
    await session.insert('orders', [['total'], ['40']]);
    await session.insert('log', [['line'], ['mine'], ['null']]);
    await session.insert('audit.entries', [['id'], ['1']]);
    await service.script(`INSERT INTO orders (customer_id, state, total, lines, placed_at, tags)
      VALUES ('${ID}', 'open', 1, '{}', now(), '{}')`);
    expect(await session.close()).toEqual([
      '1 row of this scenario stays in the database table "customers": update or delete on table "customers" violates foreign key constraint "orders_customer_id_fkey" on table "orders".',
    ]);
    expect(await service.query('SELECT total FROM orders')).toEqual([{ total: '1.00' }]);
    expect(await service.query('SELECT line FROM log')).toHaveLength(2);
    expect(await service.query('SELECT * FROM audit.entries')).toEqual([]);
  });

  it('are compared by the types of the schema', async () => {
    await session.insert('customers', [['id'], [ID]]);
    await session.insert('orders', [
      ['total', 'lines', 'placed_at', 'tags'],
      ['40', '{"sku":"tea","prices":[1,2]}', '2026-03-01T11:30:00+01:00', '{a,b}'],
    ]);
    await session.expectRows('orders', [
      ['total', 'lines', 'placed_at', 'tags', 'customer_id', 'state'],
      ['40.00', '{"sku":"#string"}', '2026-03-01T10:30Z', '{a,b}', ID.toUpperCase(), 'open'],
    ]);
    expect(
      await toldBy(
        session.expectRows('orders', [
          ['total', 'placed_at'],
          ['40.5', '2026-03-01T10:30:01Z'],
        ]),
      ),
    ).toBe(`RowsError: The database table "orders" lacks the expected row.
  at database "shop" (PostgreSQL), 1 row
  |          | total | placed_at            |
  | expected | 40.5  | 2026-03-01T10:30:01Z |
  | found    | –     | –                    |
  → ≠ marks what differs in the closest row; – stands where no row has anything in common.`);
  });

  it('keep every digit of a number that JavaScript would round', async () => {
    await service.script('CREATE TABLE sums (big BIGINT, exact NUMERIC)');
    await session.insert('sums', [
      ['big', 'exact'],
      ['9007199254740993', '0.12345678901234567890'],
    ]);
    await session.expectRows('sums', [
      ['big', 'exact'],
      ['9007199254740993', '0.1234567890123456789'],
    ]);
    expect(await toldBy(session.expectRows('sums', [['big'], ['9007199254740992']]))).toContain('lacks');
  });

  it('are values and nothing else, whatever they look like', async () => {
    const hostile = `x'); DROP TABLE orders; --`;
    await session.insert('log', [['line'], [hostile]]);
    await session.expectRows('log', [['line'], [hostile]]);
    expect(await toldBy(session.clear('log"; DROP TABLE orders; --'))).toContain('UnknownTableError');
    await service.script('CREATE TABLE "log""; DROP TABLE orders; --" ("a"" b" TEXT)');
    await session.insert('log"; DROP TABLE orders; --', [['a" b'], [hostile]]);
    await session.clear('log"; DROP TABLE orders; --');
    await session.expectCount('orders', 0);
  });

  it('cannot be what an enumeration does not have', async () => {
    expect(await toldBy(session.insert('orders', [['state'], ['lost']]))).toBe(
      `CellError: The column "state" cannot hold "lost": it wants one of: open, paid.
  type of the column: state
  → Correct the cell; null is written null.`,
    );
  });
});

it('tells what the server says about SQL, and undoes a transaction that it broke off', async () => {
  expect(await toldBy(session.run('BEGIN; DELETE FROM log; SELECT nothing;'))).toBe(
    `SqlError: The database "shop" refused the SQL: column "nothing" does not exist
  → Correct the SQL. Statements before the faulty one may have been carried out.`,
  );
  await session.expectCount('log', 2);
});
