import type { Row } from './connection';
import type { Column, Kind, Table } from './table';

const COLUMNS = `
SELECT c.oid AS id, n.nspname AS schema, n.nspname = current_schema() AS usual, c.relname AS table,
  a.attnum AS number, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, b.typname AS base,
  a.attnotnull OR t.typnotnull AS wanted,
  a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '' OR t.typdefault IS NOT NULL AS filled,
  (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = b.oid) AS choices
FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  JOIN pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY usual DESC, schema, c.relname, a.attnum`;

const CONSTRAINTS = `
SELECT k.conrelid AS id, k.contype AS kind, to_json(k.conkey) AS columns,
  n.nspname AS schema, n.nspname = current_schema() AS usual, r.relname AS table,
  (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = k.confkey[1]) AS target
FROM pg_constraint k
  LEFT JOIN pg_class r ON r.oid = k.confrelid
  LEFT JOIN pg_namespace n ON n.oid = r.relnamespace
WHERE k.contype IN ('p', 'u', 'f') AND k.conrelid <> 0`;

/** The tables and views outside the server's own schemas. @param query gives all values as texts. */
export async function postgresTables(query: (sql: string) => Promise<Row[]>): Promise<Table[]> {
  const columns = await query(COLUMNS);
  const constraints = await query(CONSTRAINTS);
  const ids = [...new Set(columns.map(({ id }) => id))];
  return ids.map((id) =>
    tableOf(
      columns.filter((column) => column.id === id),
      constraints.filter((constraint) => constraint.id === id),
    ),
  );
}

function tableOf(columns: readonly Row[], constraints: readonly Row[]): Table {
  const [first = {}] = columns;
  const names = new Map(columns.map(({ number, name }) => [Number(number), String(name)]));
  const key = constraints.find(({ kind }) => kind === 'p');
  return {
    ...(first.usual !== 't' && { schema: String(first.schema) }),
    name: String(first.table),
    key: key ? numbers(key).map((number) => names.get(number) ?? '') : [],
    columns: columns.map((column) => columnOf(column, constraints)),
  };
}

function columnOf(row: Row, constraints: readonly Row[]): Column {
  const own = constraints.filter((one) => numbers(one).includes(Number(row.number)));
  const reference = own.find((one) => one.kind === 'f' && numbers(one).length === 1);
  return {
    name: String(row.name),
    kind: row.choices ? 'text' : (KINDS[String(row.base)] ?? 'other'),
    type: String(row.type),
    nullable: row.wanted !== 't',
    filled: row.filled === 't',
    unique: own.some(({ kind }) => kind === 'u' || kind === 'p'),
    ...(row.choices !== null && { choices: JSON.parse(String(row.choices)) as string[] }),
    ...(reference && {
      refersTo: {
        ...(reference.usual !== 't' && { schema: String(reference.schema) }),
        table: String(reference.table),
        column: String(reference.target),
      },
    }),
  };
}

function numbers({ columns }: Row): number[] {
  return JSON.parse(String(columns)) as number[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  numeric: 'decimal',
  float4: 'decimal',
  float8: 'decimal',
  bool: 'boolean',
  json: 'json',
  jsonb: 'json',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  uuid: 'uuid',
  bytea: 'bytes',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  citext: 'text',
  name: 'text',
};
