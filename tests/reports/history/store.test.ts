import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HistoryPlace, openHistory } from '../../../reports/history/open';
import type { RecordedRun } from '../../../reports/history/recorded';
import type { HistoryStore } from '../../../reports/history/store';
import type { Cluster } from '../../../support/databases/cluster';
import { openPostgres } from '../../../support/databases/postgres';
import { openSqlite } from '../../../support/databases/sqlite';
import { startServer } from '../../support/databases/cluster';
import { newFolder } from '../../tools/folder';

require('../../../runs/typescript');

const run = (id: string, at: number, more: Partial<RecordedRun> = {}): RecordedRun => ({
  id,
  at,
  environment: 'local / chromium / Linux',
  whole: true,
  branch: 'main',
  results: new Map([
    ['aaaaaaaa', { letter: 'p', duration: 120 }],
    ['bbbbbbbb', { letter: 'f' }],
  ]),
  ...more,
});
const names = ['aaaaaaaa', 'bbbbbbbb'].map((key) => ({
  key,
  name: `Scenario ${key}`,
  uri: 'features/a.feature',
  line: 3,
}));
const read = async (store: HistoryStore, more: object = {}) =>
  (await store.runs({ project: 'Shop', limit: 50, ...more })).map(({ id }) => id);

let server: Cluster;
beforeAll(async () => {
  server = await startServer();
}, 300_000);
afterAll(async () => await server[Symbol.asyncDispose]());

const PLACES: [string, () => HistoryPlace][] = [
  ['SQLite', () => ({ file: path.join(newFolder(), 'history.sqlite') })],
  ['PostgreSQL', () => ({ url: server.url })],
];

describe.each(PLACES)('a history in %s', (product, place) => {
  async function open(where = place()): Promise<HistoryStore> {
    return await openHistory(where);
  }

  it('gives back what it was given, and takes a run that is told again in place of itself', async () => {
    const where = place();
    const project = `${product} whole`;
    const whole = run('two', 2, { commit: '0123', url: 'https://ci.example/2', wall: 1_500 });
    {
      await using store = await open(where);
      await store.add(
        project,
        [run('two', 2), run('one', 1, { whole: false, environment: 'staging' })],
        names,
      );
    }
    await using store = await open(where);
    await store.add(project, [whole], [{ ...names[0], name: 'Renamed' } as (typeof names)[0]]);
    expect(await store.runs({ project, limit: 50 })).toEqual([
      run('one', 1, { whole: false, environment: 'staging' }),
      whole,
    ]);
    expect((await store.scenarios(project)).get('aaaaaaaa')?.name).toBe('Renamed');
    expect(await store.runs({ project: 'Another', limit: 50 })).toEqual([]);
  });

  it('finds the newest runs of some environments and branches', async () => {
    await using store = await open();
    const project = `${product} branches`;
    const runs = [
      run('one', 1),
      run('two', 2, { branch: 'topic' }),
      run('three', 3, { environment: 'staging' }),
      run('four', 4, { branch: undefined } as object),
      run('five', 5),
    ];
    await store.add(project, runs, names);
    expect(
      await read(store, { project, branches: ['main'], environments: ['local / chromium / Linux'] }),
    ).toEqual(['one', 'four', 'five']);
    expect(await read(store, { project, limit: 1 })).toEqual(['three', 'five']);
    expect(await store.prune(project, 2)).toBe(2);
    expect(await read(store, { project })).toEqual(['three', 'four', 'five']);
  });

  it('holds all runs of processes that write at once', async () => {
    const where = place();
    const project = `${product} at once`;
    const program = [
      `require(${JSON.stringify(path.resolve('runs/typescript.js'))});`,
      `const { openHistory } = require(${JSON.stringify(path.resolve('reports/history/open.ts'))});`,
      'const [place, project, name] = process.argv.slice(1);',
      '(async () => {',
      '  const store = await openHistory(JSON.parse(place));',
      '  for (let number = 0; number < 5; number += 1) {',
      "    const results = new Map(Array.from({ length: 200 }, (_, at) => [String(at).padStart(8, '0'), { letter: 'p', duration: at }]));",
      "    const scenarios = [...results.keys()].map((key) => ({ key, name, uri: 'a', line: 1 }));",
      "    await store.add(project, [{ id: name + number, at: number, environment: 'local', whole: true, results }], scenarios);",
      '  }',
      '  await store[Symbol.asyncDispose]();',
      '})();',
    ].join('\n');
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        promisify(execFile)(process.execPath, ['-e', program, JSON.stringify(where), project, name]),
      ),
    );
    await using store = await open(where);
    const runs = await store.runs({ project, limit: 50 });
    expect(runs.map(({ id }) => id).sort()).toEqual(
      ['a', 'b', 'c'].flatMap((name) => [0, 1, 2, 3, 4].map((number) => name + number)),
    );
    expect(runs.every(({ results }) => results.size === 200)).toBe(true);
  });
});

it('leaves a history of another version alone, and says so', async () => {
  const file = path.join(newFolder(), 'history.sqlite');
  await (await openHistory({ file }))[Symbol.asyncDispose]();
  const connection = openSqlite(file);
  await connection.query('UPDATE brine_history SET version = 7');
  await connection.close();
  await expect(openHistory({ file })).rejects.toThrow(
    `The history is of version 7; this Brine knows version 1.\n  at ${file}\n  → Use the Brine that wrote it, or name another place in BRINE_HISTORY.`,
  );
});

it('says what is wrong with a place, and never the password of a database', async () => {
  const file = path.join(newFolder(), 'history.sqlite');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(file, 'not a database, but long enough to be read as one'.repeat(40));
  await expect(openHistory({ file })).rejects.toThrow(
    `The history cannot be opened.\n  at ${file}\n  file is not a database\n  → Move the file away to begin a new history, or name another one in BRINE_HISTORY.`,
  );
  const refused: unknown = await openHistory({ url: 'postgres://brine:s3cret-word@127.0.0.1:1/shop' }).catch(
    (error) => error,
  );
  expect(String(refused)).toMatch(
    /The history cannot be opened\.\n {2}at postgres:\/\/\[redacted:login\]@127\.0\.0\.1:1\/shop/,
  );
  expect(String(refused)).not.toContain('s3cret-word');
});

it('is one file that any SQLite reads', async () => {
  const file = path.join(newFolder(), 'history.sqlite');
  {
    await using store = await openHistory({ file });
    await store.add('Shop', [run('one', 1)], names);
  }
  const connection = openSqlite(file);
  expect(await connection.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await connection.query('SELECT count(*) AS count FROM brine_history_results')).toEqual([
    { count: 2n },
  ]);
  await connection.close();
});

it('is told apart from the tables of others in a database', async () => {
  const connection = await openPostgres(server.url);
  const rows = await connection.query(
    "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'brine%' ORDER BY 1",
  );
  await connection.close();
  expect(rows.map(({ table_name }) => table_name)).toEqual([
    'brine_history',
    'brine_history_results',
    'brine_history_runs',
    'brine_history_scenarios',
  ]);
});
