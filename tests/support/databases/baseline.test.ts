import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../support/databases/cluster';
import type { Connection } from '../../../support/databases/connection';
import { Databases, type PlacedDatabase } from '../../../support/databases/databases';
import { placeSqlite } from '../../../support/databases/place-sqlite';
import { openPostgres } from '../../../support/databases/postgres';
import { placePostgres } from '../../../support/databases/server';
import { toldBy } from '../../tools/told';
import { startServer } from './cluster';

/** Rows that refer to each other both ways, a counter, a computed column, and a trigger that takes notes. */
const SCHEMA = {
  SQLite: `
CREATE TABLE log (id INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT);
CREATE TABLE customers (id INTEGER PRIMARY KEY, best INTEGER REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, customer INTEGER NOT NULL REFERENCES customers (id),
  cents INTEGER NOT NULL, euros REAL GENERATED ALWAYS AS (cents / 100.0));
CREATE TRIGGER notes AFTER INSERT ON orders BEGIN INSERT INTO log (line) VALUES ('placed'); END;`,
  PostgreSQL: `
CREATE TABLE log (id BIGSERIAL PRIMARY KEY, line TEXT);
CREATE TABLE customers (id BIGINT PRIMARY KEY, best BIGINT);
CREATE TABLE orders (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer BIGINT NOT NULL REFERENCES customers (id),
  cents BIGINT NOT NULL, euros NUMERIC GENERATED ALWAYS AS (cents / 100.0) STORED);
ALTER TABLE customers ADD FOREIGN KEY (best) REFERENCES orders (id);
CREATE FUNCTION note() RETURNS trigger AS $$ BEGIN INSERT INTO log (line) VALUES ('placed'); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER notes AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note();`,
};

const SEED = `
INSERT INTO customers (id) VALUES (1);
INSERT INTO orders (customer, cents) VALUES (1, 250), (1, 300);
UPDATE customers SET best = 2;`;

/** What a service does in a scenario. */
const WORK = `
DELETE FROM log;
UPDATE customers SET best = NULL;
DELETE FROM orders WHERE id = 1;
UPDATE orders SET cents = 1;
INSERT INTO customers (id) VALUES (2);
INSERT INTO orders (customer, cents) VALUES (2, 7);`;

let cluster: Cluster;
let root: string;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'brine-baseline-'));
  cluster = await startServer();
});

afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

const PLACES: Record<keyof typeof SCHEMA, () => Promise<PlacedDatabase>> = {
  SQLite: async () =>
    await placeSqlite({ sqlite: true }, root, { name: 'shop', root, env: process.env, timeout: 10_000 }),
  PostgreSQL: async () =>
    await placePostgres('shop', '0', { run: 'baseline', servers: { shop: cluster.url }, templates: {} }),
};

async function held(service: Connection): Promise<unknown[]> {
  return [
    await service.query('SELECT id, best FROM customers ORDER BY id'),
    await service.query('SELECT id, customer, cents FROM orders ORDER BY id'),
    await service.query('SELECT id, line FROM log ORDER BY id'),
  ];
}

describe.each(Object.entries(PLACES))('a database of %s', (product, place) => {
  it('holds again what it held, under the connection of a service that goes on', async () => {
    const placed = await place();
    const databases = new Databases(new Map([['shop', placed]]));
    const service = await placed.open();
    await service.script(SCHEMA[product as keyof typeof SCHEMA]);
    await service.script(SEED);
    await databases.remember();
    const before = await held(service);
    for (const _ of [1, 2]) {
      await service.script(WORK);
      expect(await held(service)).not.toEqual(before);
      await databases.restore(['shop']);
      expect(await held(service)).toEqual(before);
    }
    // Counters go on where they were, and triggers are there again.
    await service.query('INSERT INTO orders (customer, cents) VALUES (1, 1)');
    expect(await service.query('SELECT max(id) AS id FROM orders')).toMatchObject([
      { id: expect.anything() },
    ]);
    expect((await service.query('SELECT max(id) AS id FROM orders')).map(({ id }) => Number(id))).toEqual([
      3,
    ]);
    expect((await service.query('SELECT count(*) AS n FROM log')).map(({ n }) => Number(n))).toEqual([3]);
    await service.close();
    await databases[Symbol.asyncDispose]();
  });
});

it('somebody who does not own the server empties the tables instead', async () => {
  const admin = await openPostgres(cluster.url);
  await admin.script(`CREATE ROLE ann LOGIN CREATEDB PASSWORD 'ann'`);
  await admin.close();
  const url = new URL(cluster.url);
  url.username = 'ann';
  url.password = 'ann';
  const placed = await placePostgres('own', '0', { run: 'ann', servers: { own: url.href }, templates: {} });
  const databases = new Databases(new Map([['own', placed]]));
  const service = await placed.open();
  await service.script(
    'CREATE TABLE lines (id INT PRIMARY KEY, after INT REFERENCES lines (id)); CREATE TABLE a (line INT REFERENCES lines (id))',
  );
  await service.script('INSERT INTO lines VALUES (1, NULL), (2, 1); INSERT INTO a VALUES (2)');
  await databases.remember();
  await service.script('DELETE FROM a; DELETE FROM lines');
  await databases.restore(['own']);
  expect(await service.query('SELECT line FROM a')).toEqual([{ line: '2' }]);
  expect(await service.query('SELECT id FROM lines ORDER BY id')).toEqual([{ id: '1' }, { id: '2' }]);
  await service.script('ALTER TABLE a RENAME TO b');
  expect(
    await toldBy(databases.restore(['own'])),
  ).toBe(`DatabaseResetError: The database "own" could not be reset: relation "public.a" does not exist
  → Look for a service that holds a transaction open, or for a table that has changed since the services started.`);
  await service.close();
  await databases[Symbol.asyncDispose]();
});
