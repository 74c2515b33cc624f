import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expectCount, expectRows } from './compare';
import type { Connection } from './connection';
import type { Databases } from './databases';
import {
  DatabaseUnreachableError,
  rows as rowsIn,
  SqlError,
  SqlFileError,
  TableNotEmptiedError,
} from './errors';
import { type FoundTable, findTable } from './find';
import { insertRows, type Mark, removeRow } from './insert';
import { NoDatabaseError, UnknownDatabaseError, WhichDatabaseError } from './name-errors';
import { readRows } from './read-rows';
import { nameOf, quoteTable } from './table';

export interface SessionOptions {
  databases: Databases;
  /** Paths of SQL files are relative to it. */
  root: string;
  /** Whether rows that the scenario puts into a database stay when it is over (default: they do not). */
  keeps?: (database: string) => boolean;
  /** Seeds of made-up values. */
  seed: () => string;
}

/** The cells of a table below a step, the names of the columns first. */
type Written = readonly (readonly string[])[];

/** The databases as one scenario uses them; what it puts in is taken away when it closes. */
export class DatabaseSession {
  readonly #connections = new Map<string, Promise<Connection>>();
  /** Rows of this scenario, the first one first. */
  readonly #inserted: { found: FoundTable; mark: Mark }[] = [];

  constructor(private readonly options: SessionOptions) {}

  /** @throws UnknownTableError, AmbiguousTableError, UnknownColumnError, CellError, RowRefusedError … */
  async insert(table: string, written: Written): Promise<void> {
    const found = await this.#find(table);
    await insertRows(found, readRows(found.table, written), this.options.seed, (mark) =>
      this.#inserted.push({ found, mark }),
    );
  }

  /** @throws UnknownTableError, AmbiguousTableError, TableNotEmptiedError */
  async clear(table: string): Promise<void> {
    const found = await this.#find(table);
    try {
      await found.connection.query(`DELETE FROM ${quoteTable(found.table)}`);
    } catch (error) {
      throw new TableNotEmptiedError(nameOf(found.table), error as Error);
    }
  }

  /**
   * Runs the statements of a file of the project.
   *
   * @param database needed where there are several.
   * @throws SqlFileError, SqlError, UnknownDatabaseError, WhichDatabaseError
   */
  async load(file: string, database?: string): Promise<void> {
    const name = this.#which(database, (one) => `the database "${one}" is loaded from "${file}"`);
    const sql = await readFile(path.resolve(this.options.root, file), 'utf8').catch((error: unknown) => {
      throw new SqlFileError(file, error);
    });
    await this.#script(name, sql, file);
  }

  /** @throws SqlError, UnknownDatabaseError, WhichDatabaseError */
  async run(sql: string, database?: string): Promise<void> {
    await this.#script(
      this.#which(database, (one) => `I run the SQL in the database "${one}":`),
      sql,
    );
  }

  /** One look. @throws RowsError, UnknownTableError … */
  async expectRows(table: string, written: Written): Promise<void> {
    const found = await this.#find(table);
    await expectRows(found, readRows(found.table, written));
  }

  /** One look. @throws RowsError, UnknownTableError … */
  async expectCount(table: string, amount: number): Promise<void> {
    await expectCount(await this.#find(table), amount);
  }

  /**
   * Takes away the rows that the scenario put in, the last one first, and closes what it opened. Never throws.
   *
   * @returns a note for each table whose rows the database keeps.
   */
  async close(): Promise<string[]> {
    const kept = new Map<string, { amount: number; reason: string }>();
    for (const { found, mark } of this.#inserted.splice(0).reverse()) {
      if (this.options.keeps?.(found.database)) continue;
      const reason = await removeRow(found, mark);
      if (reason === undefined) continue;
      const table = nameOf(found.table);
      kept.set(table, { reason, amount: (kept.get(table)?.amount ?? 0) + 1 });
    }
    for (const connection of this.#connections.values()) {
      await connection.then(async (open) => await open.close()).catch(() => {});
    }
    this.#connections.clear();
    return [...kept].map(
      ([table, { amount, reason }]) =>
        `${rowsIn(amount)} of this scenario ${amount === 1 ? 'stays' : 'stay'} in the database table "${table}": ${reason}.`,
    );
  }

  async #script(name: string, sql: string, file?: string): Promise<void> {
    const connection = await this.#connect(name);
    try {
      await connection.script(sql);
    } catch (error) {
      throw new SqlError(name, file, error as Error);
    }
  }

  async #find(table: string): Promise<FoundTable> {
    const { names } = this.options.databases;
    if (names.length === 0) throw new NoDatabaseError();
    const opened = await Promise.all(names.map(async (name) => [name, await this.#connect(name)] as const));
    return await findTable(table, new Map(opened));
  }

  #which(wanted: string | undefined, phrase: (database: string) => string): string {
    const { names } = this.options.databases;
    const [only, ...others] = names;
    if (only === undefined) throw new NoDatabaseError();
    if (wanted !== undefined && !names.includes(wanted)) throw new UnknownDatabaseError(wanted, names);
    if (wanted === undefined && others.length > 0) throw new WhichDatabaseError(names, phrase(only));
    return wanted ?? only;
  }

  async #connect(name: string): Promise<Connection> {
    const connecting = this.#connections.get(name) ?? this.options.databases.open(name);
    this.#connections.set(name, connecting);
    try {
      return await connecting;
    } catch (error) {
      this.#connections.delete(name);
      throw new DatabaseUnreachableError(name, error as Error);
    }
  }
}
