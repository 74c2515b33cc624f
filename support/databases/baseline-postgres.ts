import type { Baseline } from './baseline';
import type { Row } from './connection';
import { openPostgres, type PostgresConnection } from './postgres';
import { quote, quoteTable } from './table';

/** Milliseconds that a service may hold what is to be restored. */
const PATIENCE = 5_000;
const FORBIDDEN = '42501';

/** With the columns that are not computed, those that others refer to before the others. */
const TABLES = `
WITH RECURSIVE tables AS (
  SELECT c.oid, n.nspname AS schema, c.relname AS name,
    (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
), depths AS (
  SELECT oid, 0 AS depth FROM tables
  UNION
  SELECT k.conrelid, d.depth + 1 FROM depths d
    JOIN pg_constraint k ON k.contype = 'f' AND k.confrelid = d.oid AND k.conrelid <> d.oid
  WHERE d.depth < 50
)
SELECT schema, name, columns FROM tables WHERE columns IS NOT NULL
ORDER BY (SELECT max(depth) FROM depths d WHERE d.oid = tables.oid), schema, name`;

const COUNTERS = `
SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename) AS name,
  coalesce(last_value, start_value)::text AS value, (last_value IS NOT NULL)::text AS called FROM pg_sequences`;

interface Kept {
  table: string;
  /** Of the rows that were there, in the connection that remembers; undefined when there were none. */
  copy: string | undefined;
  columns: string;
}

/** Remembers all rows in temporary tables of a connection of its own, which nobody else sees. */
export async function rememberPostgres(url: string): Promise<Baseline> {
  const connection = await openPostgres(url);
  try {
    const kept = await copies(connection);
    const counters = await connection.query(COUNTERS);
    return {
      restore: async () => await restore(connection, kept, counters),
      close: async () => await connection.close(),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function copies(connection: PostgresConnection): Promise<Kept[]> {
  const tables = await connection.query(TABLES);
  const kept: Kept[] = [];
  for (const [index, { schema, name, columns }] of tables.entries()) {
    const table = quoteTable({ schema: String(schema), name: String(name) });
    const copy = `pg_temp.kept_${index}`;
    await connection.query(`CREATE TEMPORARY TABLE kept_${index} AS TABLE ${table}`);
    const [some] = await connection.query(`SELECT 1 AS there FROM ${copy} LIMIT 1`);
    kept.push({
      table,
      copy: some && copy,
      columns: (JSON.parse(String(columns)) as string[]).map(quote).join(', '),
    });
  }
  return kept;
}

async function restore(
  connection: PostgresConnection,
  kept: readonly Kept[],
  counters: readonly Row[],
): Promise<void> {
  const fill = kept.flatMap(({ table, copy, columns }) =>
    copy === undefined
      ? []
      : [`INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${copy}`],
  );
  const count = counters.map(
    ({ name, value, called }) =>
      `SELECT setval('${String(name).replaceAll("'", "''")}', ${value}, ${called})`,
  );
  const whole = (empty: readonly string[]) =>
    ['BEGIN', `SET LOCAL lock_timeout = ${PATIENCE}`, ...empty, ...fill, ...count, 'COMMIT'].join(';\n');
  // Neither triggers nor rules between tables; only the owner of the server may say so.
  const remove = kept.map(({ table }) => `DELETE FROM ${table}`);
  try {
    await connection.script(whole(['SET LOCAL session_replication_role = replica', ...remove]));
  } catch (error) {
    if ((error as { code?: string }).code !== FORBIDDEN || kept.length === 0) throw error;
    await connection.script(whole([`TRUNCATE ${kept.map(({ table }) => table).join(', ')}`]));
  }
}
