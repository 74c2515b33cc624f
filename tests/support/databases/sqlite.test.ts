import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Databases } from '../../../support/databases/databases';
import { existingSqlite, placeSqlite } from '../../../support/databases/place-sqlite';
import { DatabaseSession } from '../../../support/databases/session';
import { toldBy } from '../../tools/told';

const SCHEMA = `
CREATE TABLE customers (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, vip BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customers (id),
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'paid')),
  total DECIMAL(10, 2) NOT NULL,
  note TEXT
);
CREATE TABLE "drop table orders; --" ("a ""b"" c" TEXT);
`;

let root: string;
let url: string;
let databases: Databases;
let session: DatabaseSession;
let service: DatabaseSync;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'brine-databases-'));
  writeFileSync(path.join(root, 'schema.sql'), SCHEMA);
  await open({ shop: { seed: path.join(root, 'schema.sql') } });
});

/** Databases of a worker, a scenario that uses them, and the service that has the first one open. */
async function open(all: Record<string, { seed?: string }>): Promise<void> {
  const placed = await Promise.all(
    Object.entries(all).map(
      async ([name, settings]) =>
        [
          name,
          await placeSqlite({ sqlite: true, ...settings }, path.join(root, 'databases'), {
            name,
            root,
            env: process.env,
            timeout: 10_000,
          }),
        ] as const,
    ),
  );
  url = placed[0]?.[1].url ?? '';
  service = new DatabaseSync(path.join(root, 'databases', `${placed[0]?.[0]}.db`));
  databases = new Databases(new Map(placed));
  session = newSession();
}

function newSession(): DatabaseSession {
  let seed = 0;
  return new DatabaseSession({ databases, root, seed: () => String(++seed) });
}

afterEach(async () => {
  await session.close();
  service.close();
  rmSync(root, { recursive: true, force: true });
});

const all = (sql: string) =>
  service
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }));

describe('a SQLite database of a worker', () => {
  it('has a URL that a service opens it by, and lets others read while the service writes', () => {
    expect(url).toBe(`sqlite://${path.join(root, 'databases', 'shop.db')}?mode=rwc`);
    expect(all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  });

  it('keeps its rows when it is placed again', async () => {
    service.exec("INSERT INTO customers (id, email) VALUES ('c1', 'a@example.com')");
    service.close();
    await session.close();
    await open({ shop: { seed: path.join(root, 'schema.sql') } });
    await session.expectCount('customers', 1);
  });

  it('says which file of its preparation is at fault', async () => {
    writeFileSync(path.join(root, 'bad.sql'), 'CREATE TABLE oders (id INT;');
    expect(
      await toldBy(open({ bad: { seed: path.join(root, 'bad.sql') } })),
    ).toBe(`DatabaseSetupError: The database "bad" could not be prepared.
  at bad.sql
  near ";": syntax error
  → Correct databases.bad in brine.config.ts, or what it names.`);
  });
});

it('is not made where somebody else keeps it', async () => {
  const there = existingSqlite(`sqlite://${path.join(root, 'databases', 'shop.db')}?mode=rw`, root);
  const away = existingSqlite('sqlite:data/away.db', root);
  const all = new Databases(new Map([['there', there]]));
  await new DatabaseSession({ databases: all, root, seed: () => '1' }).expectCount('orders', 0);
  const none = new Databases(new Map([['away', away]]));
  expect(
    await toldBy(new DatabaseSession({ databases: none, root, seed: () => '1' }).expectCount('orders', 0)),
  ).toBe(`DatabaseUnreachableError: The database "away" cannot be reached: there is no file data/away.db
  → Check databases.away in brine.config.ts, and whether the server runs.`);
});

describe('rows that a scenario puts in', () => {
  it('are filled up with defaults of the schema, and with believable values where there must be one', async () => {
    await session.insert('customers', [['id'], ['c1']]);
    await session.insert('orders', [
      ['id', 'total', 'note'],
      ['17', '40.00', 'null'],
    ]);
    expect(all('SELECT * FROM customers')).toEqual([
      { id: 'c1', email: expect.stringMatching(/^ann\.[0-9a-f]{8}@example\.com$/), vip: 0 },
    ]);
    expect(all('SELECT * FROM orders')).toEqual([
      { id: 17, customer_id: 'c1', status: 'open', total: 40, note: null },
    ]);
  });

  it('have the type of their column, whatever the cell looks like', async () => {
    await session.insert('customers', [
      ['id', 'email', 'vip'],
      ['007', 'true', 'true'],
      ['"null"', '', 'no'],
    ]);
    expect(all('SELECT * FROM customers ORDER BY id')).toEqual([
      { id: '007', email: 'true', vip: 1 },
      { id: 'null', email: '', vip: 0 },
    ]);
  });

  it('are gone when the scenario is closed, in reverse order, and those of the service stay', async () => {
    service.exec("INSERT INTO customers (id, email) VALUES ('own', 'own@example.com')");
    await session.insert('customers', [['id'], ['c1'], ['c2']]);
    await session.insert('orders', [
      ['customer_id', 'total'],
      ['c1', '1'],
    ]);
    expect(await session.close()).toEqual([]);
    expect(all('SELECT id FROM customers')).toEqual([{ id: 'own' }]);
    expect(all('SELECT * FROM orders')).toEqual([]);
  });

  it('are gone also when a later row was refused', async () => {
    await toldBy(session.insert('customers', [['id'], ['c1'], ['c1']]));
    await session.close();
    expect(all('SELECT * FROM customers')).toEqual([]);
  });

  it('stay with a note where rows of the service refer to them', async () => {
    await session.insert('customers', [['id'], ['c1'], ['c2']]);
    service.exec("INSERT INTO orders (customer_id, total) VALUES ('c2', 5)");
    expect(await session.close()).toEqual([
      '1 row of this scenario stays in the database table "customers": FOREIGN KEY constraint failed.',
    ]);
    expect(all('SELECT id FROM customers')).toEqual([{ id: 'c2' }]);
  });

  it('are removed from a table without a key too', async () => {
    service.exec('CREATE TABLE log (line TEXT)');
    service.exec("INSERT INTO log VALUES ('same')");
    await session.insert('log', [['line'], ['same']]);
    expect(all('SELECT COUNT(*) AS n FROM log')).toEqual([{ n: 2 }]);
    await session.close();
    expect(all('SELECT COUNT(*) AS n FROM log')).toEqual([{ n: 1 }]);
  });

  it('are told with what was made up when the database refuses them', async () => {
    await session.insert('customers', [['id'], ['c1']]);
    expect(
      await toldBy(session.insert('orders', [['status'], ['lost']])),
    ).toBe(`RowRefusedError: The database refused row 1 of the table "orders": CHECK constraint failed: status IN ('open', 'paid')
  left out, and made up: customer_id = c1, total = 1
  → Correct the row, or write the column that the database speaks of.`);
  });

  it('that are there already are told with what a scenario may do about it', async () => {
    await session.insert('customers', [['id'], ['c1']]);
    const error = await session.insert('customers', [['id'], ['c1']]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'RowRefusedError',
      culprit: 'the database table "customers"',
      message: expect.stringContaining(
        '\n  → A row with these values is there already: of an earlier scenario, of the service, or of a row above. ' +
          'Write others, or begin with: Given the database table "customers" is empty. ' +
          "With @fresh-database, or reset: 'all' in the settings, a scenario finds what the services began with (docs/databases.md).",
      ),
    });
  });

  it('cannot hold what their column cannot', async () => {
    await session.insert('customers', [['id'], ['c1']]);
    expect(
      await toldBy(session.insert('orders', [['total'], ['forty']])),
    ).toBe(`CellError: The column "total" cannot hold "forty": it wants a number.
  type of the column: DECIMAL(10, 2)
  → Correct the cell; null is written null.`);
  });
});

describe('names and cells that look like SQL', () => {
  const hostile = `x'); DROP TABLE orders; DELETE FROM customers; --`;

  it('are values and nothing else', async () => {
    await session.insert('customers', [
      ['id', 'email'],
      [hostile, `' OR 1=1 --`],
    ]);
    await session.expectRows('customers', [
      ['id', 'email'],
      [hostile, `' OR 1=1 --`],
    ]);
    expect(all('SELECT id FROM customers')).toEqual([{ id: hostile }]);
    expect(all('SELECT COUNT(*) AS n FROM orders')).toEqual([{ n: 0 }]);
    await session.close();
    expect(all('SELECT * FROM customers')).toEqual([]);
  });

  it('name a table and a column when there is one of that name', async () => {
    await session.insert('drop table orders; --', [['a "b" c'], [hostile]]);
    await session.expectRows('drop table orders; --', [['a "b" c'], [hostile]]);
    await session.clear('drop table orders; --');
    await session.expectCount('drop table orders; --', 0);
    await session.expectCount('orders', 0);
  });

  it('name no table when there is none', async () => {
    await session.insert('customers', [['id'], ['c1']]);
    expect(await toldBy(session.clear('customers; DELETE FROM customers'))).toContain(
      'UnknownTableError: No database has a table "customers; DELETE FROM customers".',
    );
    expect(await toldBy(session.insert('customers', [['id", "vip'], ['c2']]))).toContain(
      'UnknownColumnError: The database table "customers" has no column "id", "vip".',
    );
    await session.expectCount('customers', 1);
  });
});

describe('a table that is not as expected', () => {
  beforeEach(async () => {
    await session.insert('customers', [
      ['id', 'email', 'vip'],
      ['c1', 'ann@example.com', 'true'],
      ['c2', 'bob@example.com', 'false'],
    ]);
  });

  it('is fine with rows in any order, other rows beside them, and markers', async () => {
    await session.expectRows('customers', [
      ['vip', 'email'],
      ['false', '#email'],
      ['true', 'ann@example.com'],
    ]);
    await session.expectRows('customers', [['id'], ['#regex c\\d']]);
  });

  it('shows each missing row above the closest one', async () => {
    const expected = [
      ['id', 'email', 'vip'],
      ['c1', 'ann@example.com', 'true'],
      ['c2', '#uuid', 'true'],
      ['c9', 'eve@example.com', 'null'],
    ];
    expect(
      await toldBy(session.expectRows('customers', expected)),
    ).toBe(`RowsError: The database table "customers" lacks 2 of the 3 expected rows.
  at database "shop" (SQLite), 2 rows
  |          | id | email             | vip     |
  | expected | c2 | #uuid             | true    |
  | found    | c2 | ≠ bob@example.com | ≠ false |
  | expected | c9 | eve@example.com   | null    |
  | found    | –  | –                 | –       |
  → ≠ marks what differs in the closest row; – stands where no row has anything in common.`);
  });

  it('does not take one row for two', async () => {
    const twice = [['email'], ['ann@example.com'], ['ann@example.com']];
    expect(
      await toldBy(session.expectRows('customers', twice)),
    ).toBe(`RowsError: The database table "customers" lacks 1 of the 2 expected rows.
  at database "shop" (SQLite), 2 rows
  |          | email           |
  | expected | ann@example.com |
  | found    | –               |
  → ≠ marks what differs in the closest row; – stands where no row has anything in common.`);
  });

  it('tells a marker that cannot be read', async () => {
    expect(await toldBy(session.expectRows('customers', [['id'], ['#numbr']]))).toBe(
      `BadMarkerError: What is expected of the database table "customers" cannot be read: 1 fault.
  "#numbr" is not a marker; did you mean "#number"?
  → For a text that begins with "#", write a backslash before the "#" (two inside double quotes of JSON or YAML).`,
    );
  });

  it('shows the rows where their number is wrong', async () => {
    expect(
      await toldBy(session.expectCount('customers', 3)),
    ).toBe(`RowsError: The database table "customers" has 2 rows, expected 3.
  at database "shop" (SQLite)
  | id | email           | vip   |
  | c1 | ann@example.com | true  |
  | c2 | bob@example.com | false |`);
    expect(await toldBy(session.expectCount('customers', 0))).toContain('has 2 rows, expected none.');
  });

  it('is empty once it was emptied, unless rows refer to it', async () => {
    await session.insert('orders', [
      ['customer_id', 'total'],
      ['c1', '1'],
    ]);
    expect(await toldBy(session.clear('customers'))).toBe(
      `TableNotEmptiedError: The database table "customers" could not be emptied: FOREIGN KEY constraint failed
  → Empty the tables first whose rows refer to it.`,
    );
    await session.clear('orders');
    await session.clear('customers');
    await session.expectCount('customers', 0);
  });
});

describe('names', () => {
  it('are suggested when a table or a column is misspelt', async () => {
    expect(
      await toldBy(session.expectCount('oders', 0)),
    ).toBe(`UnknownTableError: No database has a table "oders". Did you mean "orders"?
  tables of "shop": customers, drop table orders; --, orders
  → Correct the name. A database without tables is one whose service has not made them yet.`);
    expect(
      await toldBy(session.insert('customers', [['emial'], ['a']])),
    ).toBe(`UnknownColumnError: The database table "customers" has no column "emial". Did you mean "email"?
  columns: id, email, vip
  → Correct the first row of the table below the step.`);
  });

  it('say which database where several have the table', async () => {
    writeFileSync(path.join(root, 'other.sql'), 'CREATE TABLE orders (id INTEGER PRIMARY KEY)');
    service.close();
    await session.close();
    await open({ shop: {}, stock: { seed: path.join(root, 'other.sql') } });
    expect(
      await toldBy(session.expectCount('orders', 0)),
    ).toBe(`AmbiguousTableError: The table "orders" is in 2 databases: shop, stock.
  → Say which: "shop.orders".`);
    await session.insert('stock.orders', [['id'], ['1']]);
    await session.expectCount('stock.orders', 1);
    await session.expectCount('shop.orders', 0);
    expect(
      await toldBy(session.run('DELETE FROM orders')),
    ).toBe(`WhichDatabaseError: There are 2 databases: shop, stock.
  → Say which: I run the SQL in the database "shop":`);
    await session.run('DELETE FROM orders', 'stock');
    await session.expectCount('stock.orders', 0);
    expect(await toldBy(session.run('DELETE FROM orders', 'stok'))).toContain('Did you mean "stock"?');
  });
});

describe('SQL of the project', () => {
  it('is run as a whole, from a step or a file', async () => {
    writeFileSync(
      path.join(root, 'two.sql'),
      "INSERT INTO customers (id, email) VALUES ('a', '1'); INSERT INTO customers (id, email) VALUES ('b', '2');",
    );
    await session.load('two.sql');
    await session.expectCount('customers', 2);
    await session.run("UPDATE customers SET vip = TRUE; DELETE FROM customers WHERE id = 'b';");
    await session.expectRows('customers', [
      ['id', 'vip'],
      ['a', 'true'],
    ]);
  });

  it('is told with its file when it cannot be read or run', async () => {
    expect(
      await toldBy(session.load('seed/orders.sql')),
    ).toBe(`SqlFileError: The SQL file cannot be read: there is no such file.
  at seed/orders.sql
  → The path is relative to the folder of brine.config.ts.`);
    writeFileSync(path.join(root, 'bad.sql'), 'INSRT INTO customers');
    expect(
      await toldBy(session.load('bad.sql')),
    ).toBe(`SqlError: The database "shop" refused the SQL: near "INSRT": syntax error
  at bad.sql
  → Correct the SQL. Statements before the faulty one may have been carried out.`);
  });
});

it('tells a project without databases where they are named', async () => {
  const none = new DatabaseSession({ databases: new Databases(new Map()), root, seed: () => '1' });
  expect(await toldBy(none.expectCount('orders', 0))).toBe(`NoDatabaseError: The settings name no database.
  at brine.config.ts, databases
  → Add databases: { orders: { sqlite: true } } (docs/databases.md).`);
});
