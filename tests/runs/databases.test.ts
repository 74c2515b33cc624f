import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../support/databases/postgres';
import type { DatabaseSettings } from '../../support/settings/database-settings';
import type { Settings } from '../../support/settings/settings';
import { until } from '../../support/wait/until';
import { startServer } from '../support/databases/cluster';
import { leftFiles } from '../tools/left-files';
import { processesWith } from '../tools/processes';
import { attachments, results } from '../tools/results';
import { runProject, startProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const SCHEMA = `CREATE TABLE orders (id INTEGER PRIMARY KEY, buyer VARCHAR(20) NOT NULL, total NUMERIC(10, 2) NOT NULL DEFAULT 5);
CREATE TABLE lines (order_id INTEGER NOT NULL REFERENCES orders (id));
`;

const FEATURE = `Feature: Orders
  Scenario: rows are put in and found
    Given the database table "orders" contains:
      | id | buyer |
      | 17 | ann   |
    Then the database table "orders" should contain:
      | id | buyer | total |
      | 17 | #string | 5.00 |
    And the database table "orders" should have 1 row
    And for 100 ms the database table "lines" should be empty

  Scenario: rows of the scenario before are gone
    Then the database table "orders" should be empty

  Scenario: rows that others refer to stay
    Given the database table "orders" contains:
      | id |
      | 18 |
    When I run the SQL:
      """
      INSERT INTO lines VALUES (18);
      """

  Scenario: a row is missing
    Given the database table "lines" is empty
    And the database table "orders" is empty
    And the database is loaded from "more.sql"
    Then within 200 ms the database table "orders" should contain:
      | buyer | total |
      | bob   | 7     |

  Scenario: the service has the URL
    When I restart the service "shop"
    Then the service "shop" should log "URL_OF_THE_DATABASE"
`;

/** Says where its database is, and answers every request. */
const SERVICE = `import { createServer } from 'node:http';
console.log('URL=' + process.env.DATABASE_URL);
const server = createServer((_, response) => response.end());
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log('listening on 127.0.0.1:' + server.address().port);
});
`;

const WAIT = `import { writeFileSync } from 'node:fs';
import { When } from '@cucumber/cucumber';

When('I wait', async () => {
  writeFileSync('waiting', '');
  setInterval(() => {}, 1_000);
  await new Promise(() => {});
});
`;

function files(database: DatabaseSettings, url: string, more: Partial<Settings> = {}) {
  const shop = {
    command: ['node', 'shop.mjs'],
    env: { DATABASE_URL: '{{database.shop}}', PORT: '{{port}}' },
    ready: { http: '/' },
  };
  return {
    'brine.config.ts': settingsFile({
      services: { shop },
      databases: { shop: database },
      timeouts: { expect: 300 },
      ...more,
    }),
    'features/orders.feature': FEATURE.replace('URL_OF_THE_DATABASE', url),
    'shop.mjs': SERVICE,
    'migrations/1_schema.sql': SCHEMA,
    'more.sql': "INSERT INTO orders (id, buyer) VALUES (1, 'ann'), (2, 'bob');",
  };
}

const FAILURE = `The database table "orders" lacks the expected row.
  at database "shop" (PRODUCT), 2 rows
  |          | buyer | total |
  | expected | bob   | 7     |
  | found    | bob   | ≠ 5   |
  → ≠ marks what differs in the closest row; – stands where no row has anything in common.`;

/** Writes an order for each request, over the one connection that it opened when it started. */
const WRITER = `import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(new URL(process.env.DATABASE_URL).pathname);
const server = createServer((_, response) => {
  database.exec("INSERT INTO orders (buyer) VALUES ('ann')");
  response.end();
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log('listening on 127.0.0.1:' + server.address().port);
});
`;

const LEFT = `Feature: What is left
  Scenario: the first order
    When I send a POST request to "/"
    And the database table "orders" contains:
      | buyer |
      | bob   |
    Then the database table "orders" should contain:
      | id | buyer  |
      | 1  | seeded |
      | 2  | ann    |
      | 3  | bob    |

  Scenario: what the service wrote stays
    Then the database table "orders" should have LEFT rows

  @fresh-database
  Scenario: nothing stays
    Then the database table "orders" should have 1 row
    When I send a POST request to "/"
    Then the database table "orders" should contain:
      | id | buyer |
      | 2  | ann   |
`;

describe('the databases of a run', () => {
  it.each([
    ['rows', 2],
    ['all', 1],
    ['off', 3],
  ] as const)('keep of a scenario what the settings say: reset %s', async (reset, left) => {
    const database = { sqlite: true as const, migrate: 'migrations', seed: 'seed.sql', reset };
    const run = await runProject({
      files: {
        ...files(database, ''),
        'brine.config.ts': settingsFile({
          services: {
            shop: {
              command: ['node', 'shop.mjs'],
              env: { DATABASE_URL: '{{database.shop}}', PORT: '{{port}}' },
            },
          },
          databases: { shop: database },
        }),
        'shop.mjs': WRITER,
        'seed.sql': "INSERT INTO orders (buyer) VALUES ('seeded')",
        'features/orders.feature': LEFT.replace('LEFT', String(left)),
      },
    });
    expect(results(run.messages), run.output).toEqual({
      'the first order': 'PASSED',
      'what the service wrote stays': 'PASSED',
      'nothing stays': 'PASSED',
    });
  });

  it('are on the server that DATABASE_URL names, which is as it was afterwards', async () => {
    await using server = await startServer();
    const admin = await openPostgres(server.url);
    const names = async () => await admin.query('SELECT datname FROM pg_database ORDER BY datname');
    const before = await names();
    const address = new URL(server.url);
    const run = await runProject({
      files: files({ postgres: true, migrate: 'migrations' }, `127.0.0.1:${address.port}/brine_`, {
        links: false,
      }),
      env: { DATABASE_URL: server.url },
    });
    expect(results(run.messages)).toMatchObject({ 'the service has the URL': 'PASSED' });
    expect(run.output).not.toContain('Starting PostgreSQL');
    expect(await names()).toEqual(before);
    await admin.close();
  });

  it('are SQLite files of each worker, which its services know by their URLs', async () => {
    const run = await runProject({
      files: files({ sqlite: true, migrate: 'migrations' }, 'sqlite:///'),
    });
    expect(results(run.messages)).toEqual({
      'rows are put in and found': 'PASSED',
      'rows of the scenario before are gone': 'PASSED',
      'rows that others refer to stay': 'PASSED',
      'a row is missing': 'FAILED',
      'the service has the URL': 'PASSED',
    });
    expect(run.output).toContain(FAILURE.replace('PRODUCT', 'SQLite').replaceAll('\n', '\n           '));
    expect(Object.values(attachments(run.messages, 'rows that others refer to stay'))).toContain(
      '1 row of this scenario stays in the database table "orders": FOREIGN KEY constraint failed.',
    );
    expect(run.exitCode).toBe(1);
  });

  it('are on a throw-away PostgreSQL server where the settings ask for it, whose password is nowhere', async () => {
    const marker = `BRINE-TEST-${randomUUID()}`;
    const run = await runProject({
      files: files({ postgres: true, migrate: 'migrations' }, 'postgres://'),
      env: { MARKER: marker, DATABASE_URL: undefined },
    });
    expect(results(run.messages)).toEqual({
      'rows are put in and found': 'PASSED',
      'rows of the scenario before are gone': 'PASSED',
      'rows that others refer to stay': 'PASSED',
      'a row is missing': 'FAILED',
      'the service has the URL': 'PASSED',
    });
    expect(run.output).toContain(FAILURE.replace('PRODUCT', 'PostgreSQL').replaceAll('\n', '\n           '));
    expect(run.output).toContain('Starting PostgreSQL …\n');
    expect(processesWith(marker)).toEqual([]);
    // What a service itself writes into its log is its own.
    const left = leftFiles(path.join(run.root, 'reports'))
      .filter(({ name }) => !name.endsWith('.log'))
      .map(({ text }) => text);
    expect([run.output, ...left].filter((text) => /postgres:\/\/brine:[\w-]{20,}@/.test(text))).toEqual([]);
  });

  it('go with a runner that is killed', async () => {
    const marker = `BRINE-TEST-${randomUUID()}`;
    const project = startProject({
      files: {
        'brine.config.ts': settingsFile({ databases: { shop: { postgres: true } } }),
        'features/wait.feature': 'Feature: Wait\n  Scenario: long\n    When I wait\n',
        'step-definitions/wait.steps.ts': WAIT,
      },
      env: { MARKER: marker, DATABASE_URL: undefined },
    });
    await until(() => expect(existsSync(path.join(project.root, 'waiting'))).toBe(true), { limit: 60_000 });
    const server = processesWith(marker).find(({ command }) => /brine-postgres-\S+\/data/.test(command));
    const [folder = ''] = /\S*brine-postgres-[^/]+/.exec(server?.command.split(' -D ')[1] ?? '') ?? [];
    expect(existsSync(path.join(folder, 'data'))).toBe(true);
    project.child.kill('SIGKILL');
    await project.finished();
    await until(() => expect(processesWith(marker)).toEqual([]), { limit: 5_000 });
    await (await startServer())[Symbol.asyncDispose]();
    expect(existsSync(folder)).toBe(false);
  });
});
