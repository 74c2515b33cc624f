import { expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { expectCulprits, type PlantedFaults } from '../tools/planted-faults';
import { attachments } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

/** Orders in PostgreSQL, as a service that says why it fails and gives up soon. */
const SHOP = `import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 2_000, max: 2 });
pool.on('error', () => {});
const SQL = {
  '/orders': 'SELECT id, buyer FROM orders',
  '/totals': 'SELECT sum(total) FROM orders',
  '/lines': 'SELECT * FROM lines',
};
const server = createServer(async (request, response) => {
  const json = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  try {
    if (request.url === '/health') return json(200, {});
    if (request.method === 'POST') await pool.query("INSERT INTO orders VALUES (7, 'ann')");
    json(200, { rows: (await pool.query(SQL[request.url])).rows });
  } catch (error) {
    json(500, { title: 'The shop failed', detail: error.message });
  }
});
server.listen(Number(process.env.PORT), '127.0.0.1', () =>
  console.log('listening on 127.0.0.1:' + server.address().port));
`;

/** The name of each scenario is the fault that is planted. */
const FEATURE = `Feature: Faults of databases

  Scenario: healthy
    When I send a GET request to "/orders"
    Then the response status should be 200

  Scenario: a seed puts a row in twice
    Given the database is loaded from "twice.sql"

  Scenario: a row is there already
    Given the database table "orders" contains:
      | id | buyer |
      | 1  | ann   |
      | 1  | bob   |

  Scenario: an unknown table
    Then within 200 ms the database table "ordres" should be empty

  Scenario: an unknown column
    Then the database table "orders" should contain:
      | byer |
      | ann  |

  Scenario: wrong rows
    When I send a POST request to "/orders"
    Then within 200 ms the database table "orders" should contain:
      | buyer |
      | bob   |

  @fresh-database
  Scenario: a wrong number of rows
    When I send a POST request to "/orders"
    Then within 200 ms the database table "orders" should have 2 rows

  @fresh-database
  Scenario: the service writes a row twice
    When I send a POST request to "/orders"
    And I send a POST request to "/orders"
    Then the response status should be 200

  Scenario: a migration that is missing
    When I send a GET request to "/totals"
    Then the response status should be 200

  Scenario: a table that nobody made
    When I send a GET request to "/lines"
    Then the response field "rows" should have 0 items

  Scenario: the database is slow
    Given I send a GET request to "/orders"
    And the connection from "shop" to the database "shop" is slow by 5 seconds
    And the request timeout is 500 ms
    When I send a GET request to "/orders"

  Scenario: the database is down
    Given the connection from "shop" to the database "shop" is down
    When I send a GET request to "/orders"
    Then the response status should be 200

  Scenario: a misspelt connection
    Given the connection from "shop" to the database "shpo" is down

  Scenario: all is well again
    When I send a GET request to "/orders"
    Then the response status should be 200
`;

const EXPECTED: PlantedFaults = {
  'a seed puts a row in twice': ['test error', 'twice.sql', 'duplicate key value violates unique constraint'],
  'a row is there already': [
    'test error',
    'the database table "orders"',
    'The database refused row 2 of the table "orders"',
  ],
  'an unknown table': ['test error', 'features/faults.feature:17', 'Did you mean "orders"?'],
  'an unknown column': ['test error', 'features/faults.feature:20', 'Did you mean "buyer"?'],
  'wrong rows': ['timed out', 'the database table "orders"', 'expected | bob'],
  'a wrong number of rows': ['timed out', 'the database table "orders"', 'has 1 row, expected 2'],
  'the service writes a row twice': [
    'service answered 5xx',
    'POST /orders of shop',
    'the database "shop" to shop: duplicate key value violates unique constraint "orders_pkey" (23505); INSERT INTO orders VALUES (…, …)',
  ],
  'a migration that is missing': [
    'service answered 5xx',
    'GET /totals of shop',
    'the database "shop" to shop: column "total" does not exist (42703); SELECT sum(total) FROM orders',
  ],
  'a table that nobody made': [
    'service answered 5xx',
    'GET /lines of shop',
    'the database "shop" to shop: relation "lines" does not exist (42P01); SELECT * FROM lines',
  ],
  'the database is down': [
    'service answered 5xx',
    'GET /orders of shop',
    'the database "shop" to shop: the connection is down; (connecting)',
  ],
  'the database is slow': [
    'timed out',
    'GET /orders of shop',
    'the database "shop" to shop: not answered yet; SELECT id, buyer FROM orders',
  ],
  'a misspelt connection': ['test error', 'features/faults.feature:61', 'seen: shop → shop'],
};

it('faults of databases and of the ways to them are told with their culprits', async () => {
  const run = await runProject({
    files: {
      'brine.config.ts': settingsFile({
        services: {
          shop: {
            command: ['node', 'shop.mjs'],
            env: { DATABASE_URL: '{{database.shop}}', PORT: '{{port}}' },
            ready: { http: '/health' },
          },
        },
        databases: { shop: { postgres: true, migrate: 'migrations' } },
      }),
      'shop.mjs': SHOP,
      'migrations/1_orders.sql': 'CREATE TABLE orders (id INT PRIMARY KEY, buyer TEXT NOT NULL);',
      'twice.sql': "INSERT INTO orders VALUES (3, 'ann'); INSERT INTO orders VALUES (3, 'bob');",
      'features/faults.feature': FEATURE,
    },
    env: { DATABASE_URL: undefined },
  });
  expectCulprits(run, EXPECTED, ['healthy', 'all is well again']);
  const { 'sequence.svg': drawn, 'statements.txt': statements } = attachments(
    run.messages,
    'the service writes a row twice',
  );
  expect(drawn).toContain('>database shop</text>');
  expect(statements).toContain('INSERT INTO orders VALUES (…, …) ✗ duplicate key value');
  expect(statements).not.toContain('ann');
});

it('a run whose seed is wrong does not begin, and names the file', async () => {
  const run = await runProject({
    files: {
      'brine.config.ts': settingsFile({
        databases: { shop: { sqlite: true, migrate: 'migrations', seed: 'twice.sql' } },
      }),
      'migrations/1_orders.sql': 'CREATE TABLE orders (id INT PRIMARY KEY, buyer TEXT NOT NULL);',
      'twice.sql': "INSERT INTO orders VALUES (3, 'ann'); INSERT INTO orders VALUES (3, 'bob');",
      'features/one.feature':
        'Feature: One\n  Scenario: one\n    Then the database table "orders" should be empty\n',
    },
  });
  expectGolden(run, 'seed-twice');
  expect(run.exitCode).toBe(2);
});

it('a connection to a file is told as none', async () => {
  const run = await runProject({
    files: {
      'brine.config.ts': settingsFile({
        services: {
          shop: {
            command: ['node', 'shop.mjs'],
            env: { DATABASE_URL: '{{database.shop}}', PORT: '{{port}}' },
          },
        },
        databases: { shop: { sqlite: true } },
      }),
      'shop.mjs': `import { createServer } from 'node:http';
const server = createServer((_, response) => response.end());
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening on 127.0.0.1:' + server.address().port));
`,
      'features/one.feature':
        'Feature: One\n  Scenario: one\n    Given the connection from "shop" to the database "shop" is down\n',
    },
  });
  expectGolden(run, 'database-link-to-a-file');
});
