import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Connection, Row } from './connection';
import type { Column, Kind, Table } from './table';

/** Milliseconds that a statement waits for a service that is writing. */
const PATIENCE = 5_000;

/** Opens a file beside whoever else uses it; it is created when it is not there. */
export function openSqlite(file: string): Connection {
  return new SqliteConnection(openSqliteFile(file));
}

/** Waits for a service that is writing. */
export function openSqliteFile(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: PATIENCE });
}

/**
 * Makes the file of a new database. The log ahead of writing is a property of the file: with it, those who look do not
 * stand in the way of a service that writes.
 */
export function createSqlite(file: string): void {
  const database = openSqliteFile(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.close();
}

/** Moves what is still in the log into the file, so that a copy of the file is a copy of all. */
export function settleSqlite(file: string): void {
  const database = openSqliteFile(file);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

class SqliteConnection implements Connection {
  readonly product = 'SQLite';
  readonly identity = { columns: ['rowid'], condition: () => 'rowid = ?' };

  constructor(private readonly database: DatabaseSync) {}

  async query(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const statement = this.database.prepare(sql);
    statement.setReadBigInts(true);
    return statement.all(...(parameters as SQLInputValue[]));
  }

  async script(sql: string): Promise<void> {
    try {
      this.database.exec(sql);
    } finally {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
    }
  }

  place(): string {
    return '?';
  }

  parameter({ kind }: Column, text: string | null): unknown {
    if (text === null) return null;
    if (kind === 'integer') return BigInt(text);
    if (kind === 'decimal') return Number(text);
    if (kind === 'boolean') return text === 'true' ? 1 : 0;
    // In a column without a type the form of the cell decides, as JSON would.
    return kind === 'any' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text;
  }

  async tables(): Promise<Table[]> {
    const names = await this.query(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    );
    return await Promise.all(names.map(async ({ name }) => await this.#table(String(name))));
  }

  async close(): Promise<void> {
    this.database.close();
  }

  async #table(name: string): Promise<Table> {
    const found = await this.query('SELECT * FROM pragma_table_xinfo(?) WHERE hidden <> 1', [name]);
    const references = await this.query('SELECT * FROM pragma_foreign_key_list(?)', [name]);
    const unique = await this.#unique(name);
    const keys = found.filter(({ pk }) => Number(pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk));
    const key = keys.map((column) => String(column.name));
    return { name, key, columns: found.map((row) => columnOf(row, { key, unique, references })) };
  }

  async #unique(name: string): Promise<Set<string>> {
    const rows = await this.query(
      `SELECT c.name AS column FROM pragma_index_list(?) i, pragma_index_info(i.name) c WHERE i."unique" = 1`,
      [name],
    );
    return new Set(rows.map(({ column }) => String(column)));
  }
}

interface Surroundings {
  key: readonly string[];
  unique: ReadonlySet<string>;
  references: readonly Row[];
}

function columnOf(row: Row, { key, unique, references }: Surroundings): Column {
  const name = String(row.name);
  const type = String(row.type);
  const kind = kindOf(type);
  const reference = references.find(({ from }) => from === name);
  // A single whole-number key is the row's own number, which SQLite finds itself.
  const counted = key.length === 1 && key[0] === name && /^integer$/i.test(type);
  const filled = counted || row.dflt_value !== null || Number(row.hidden) > 1;
  return {
    name,
    kind,
    type,
    // A key may be NULL in SQLite, which nobody means.
    nullable: Number(row.notnull) === 0 && !key.includes(name),
    filled,
    unique: unique.has(name) || key.includes(name),
    ...(reference && {
      refersTo: { table: String(reference.table), column: String(reference.to ?? 'rowid') },
    }),
  };
}

/** The rules of SQLite (Datatypes In SQLite, 3.1), with the names beside them that people mean something by. */
function kindOf(type: string): Kind {
  if (/bool/i.test(type)) return 'boolean';
  if (/json/i.test(type)) return 'json';
  if (/int/i.test(type)) return 'integer';
  if (/char|clob|text/i.test(type)) return 'text';
  if (/real|floa|doub|dec|num/i.test(type)) return 'decimal';
  return 'any';
}
