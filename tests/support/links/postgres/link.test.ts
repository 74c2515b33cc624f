import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../support/databases/cluster';
import type { Statement } from '../../../../support/evidence/statement';
import { DatabaseLink } from '../../../../support/links/postgres/link';
import { until } from '../../../../support/wait/until';
import { startServer } from '../../databases/cluster';

let cluster: Cluster;
let link: DatabaseLink;
let seen: Statement[];
let client: Client;

beforeAll(async () => {
  cluster = await startServer();
});

afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
});

beforeEach(async () => {
  seen = [];
  link = new DatabaseLink({ from: 'orders', to: 'shop', record: (statement) => seen.push(statement) });
  client = await connected();
});

afterEach(async () => {
  await client.end().catch(() => {});
  await link[Symbol.asyncDispose]();
});

async function connected(): Promise<Client> {
  const one = new Client({ connectionString: await link.urlFor(cluster.url) });
  one.on('error', () => {});
  await one.connect();
  return one;
}

const told = () =>
  seen.map(
    ({ text, rows, error }) =>
      `${text}${rows === undefined ? '' : ` → ${rows}`}${error ? ` ✗ ${error}` : ''}`,
  );

describe('the way to a database', () => {
  it('tells what is carried out over it, without the values', async () => {
    await client.query(
      "CREATE TEMPORARY TABLE orders (id INT, buyer TEXT); INSERT INTO orders VALUES (1, 'ann')",
    );
    await client.query('INSERT INTO orders VALUES ($1, $2), ($3, $4)', [2, 'bob', 3, 'eve']);
    await client.query({ name: 'find', text: 'SELECT * FROM orders WHERE id > $1', values: [1] });
    await client.query({ name: 'find', text: 'SELECT * FROM orders WHERE id > $1', values: [2] });
    expect(told()).toEqual([
      'CREATE TEMPORARY TABLE orders (id INT, buyer TEXT); INSERT INTO orders VALUES (…, …)',
      'INSERT INTO orders VALUES ($1, $2), ($3, $4) → 2',
      'SELECT * FROM orders WHERE id > $1 → 2',
      'SELECT * FROM orders WHERE id > $1 → 1',
    ]);
    expect(
      seen.every(
        ({ duration, caller, database }) => duration > 0 && caller === 'orders' && database === 'shop',
      ),
    ).toBe(true);
  });

  it('tells what the server refused, and what it carries out after that', async () => {
    await expect(client.query('SELECT * FROM nowhere WHERE id = $1', [7])).rejects.toThrow('nowhere');
    await expect(client.query("SELECT 'x'::int")).rejects.toThrow('integer');
    await client.query('SELECT $1::int', [7]);
    expect(told()).toEqual([
      'SELECT * FROM nowhere WHERE id = $1 ✗ relation "nowhere" does not exist (42P01)',
      'SELECT …::int ✗ invalid input syntax for type integer: "x" (22P02)',
      'SELECT $1::int → 1',
    ]);
  });

  it('passes on what is larger than it reads', async () => {
    const large = 'x'.repeat(3_000_000);
    const { rows } = await client.query('SELECT length($1) AS n, repeat($2, 3000000) AS text', [large, 'y']);
    expect(rows[0].n).toBe(3_000_000);
    expect(rows[0].text).toHaveLength(3_000_000);
    await client.query('SELECT 1');
    expect(told().at(-1)).toBe('SELECT … → 1');
  });

  it('breaks, for those that are open too, until it is restored', async () => {
    const running = client.query('SELECT pg_sleep(60)');
    running.catch(() => {});
    await until(() => expect(told()).toEqual(['SELECT pg_sleep(…) ✗ not answered yet']), { limit: 5_000 });
    link.become('down');
    await expect(running).rejects.toThrow();
    await expect(connected()).rejects.toThrow();
    await until(
      () =>
        expect(told()).toEqual([
          'SELECT pg_sleep(…) ✗ the connection is down',
          '(connecting) ✗ the connection is down',
        ]),
      {
        limit: 5_000,
      },
    );
    link.become('restored');
    const again = await connected();
    expect((await again.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await again.end();
  });

  it('holds up what is asked while it is slow, in its order', async () => {
    link.become('slow', 200);
    const begin = performance.now();
    await Promise.all([client.query('SELECT 1'), client.query('SELECT 2')]);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(200);
    link.become('restored');
    expect((await client.query('SELECT 3 AS three')).rows).toEqual([{ three: 3 }]);
  });
});
