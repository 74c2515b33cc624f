import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Baseline } from './baseline';
import { openSqliteFile } from './sqlite';
import { quote } from './table';

/** Remembers all rows in a file beside the database. */
export function rememberSqlite(file: string): Baseline {
  const kept = `${file}.baseline`;
  rmSync(kept, { force: true });
  const database = openSqliteFile(file);
  try {
    // A copy of the file alone would lack what is still in the log.
    database.prepare('VACUUM INTO ?').run(kept);
  } finally {
    database.close();
  }
  return {
    restore: async () => restore(file, kept),
    close: async () => rmSync(kept, { force: true }),
  };
}

function restore(file: string, kept: string): void {
  const database = openSqliteFile(file);
  try {
    // Nothing of it has to survive the machine.
    database.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF');
    database.prepare('ATTACH ? AS baseline').run(kept);
    database.exec('BEGIN IMMEDIATE');
    // They would take the rows that come back for news.
    const triggers = texts(database, "SELECT sql AS text FROM main.sqlite_schema WHERE type = 'trigger'");
    const named = texts(database, "SELECT name AS text FROM main.sqlite_schema WHERE type = 'trigger'");
    for (const name of named) database.exec(`DROP TRIGGER main.${quote(name)}`);
    for (const table of tablesOf(database)) {
      const columns = columnsOf(database, table).join(', ');
      database.exec(`DELETE FROM main.${quote(table)}`);
      database.exec(
        `INSERT INTO main.${quote(table)} (${columns}) SELECT ${columns} FROM baseline.${quote(table)}`,
      );
    }
    if (counts(database)) {
      database.exec('DELETE FROM main.sqlite_sequence');
      database.exec('INSERT INTO main.sqlite_sequence SELECT * FROM baseline.sqlite_sequence');
    }
    for (const trigger of triggers) database.exec(trigger);
    database.exec('COMMIT');
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.close();
  }
}

/** Those that were there and are there, but for what belongs to virtual ones. */
function tablesOf(database: DatabaseSync): string[] {
  return texts(
    database,
    `SELECT b.name AS text FROM baseline.sqlite_schema b
       JOIN main.sqlite_schema m ON m.type = 'table' AND m.name = b.name
       JOIN pragma_table_list l ON l.schema = 'main' AND l.name = b.name AND l.type = 'table'
     WHERE b.type = 'table' AND b.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
}

/** But for those that are computed. */
function columnsOf(database: DatabaseSync, table: string): string[] {
  const names = database
    .prepare(
      `SELECT b.name FROM pragma_table_xinfo(?, 'baseline') b
         JOIN pragma_table_xinfo(?, 'main') m ON m.name = b.name AND m.hidden = 0 WHERE b.hidden = 0`,
    )
    .all(table, table);
  return names.map(({ name }) => quote(String(name)));
}

function counts(database: DatabaseSync): boolean {
  return (
    texts(database, "SELECT name AS text FROM main.sqlite_schema WHERE name = 'sqlite_sequence'").length >
      0 &&
    texts(database, "SELECT name AS text FROM baseline.sqlite_schema WHERE name = 'sqlite_sequence'").length >
      0
  );
}

function texts(database: DatabaseSync, sql: string): string[] {
  return database
    .prepare(sql)
    .all()
    .map(({ text }) => String(text));
}
