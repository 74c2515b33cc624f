import { BrineError, SetupError } from '../errors/brine-error';
import { count } from '../matching/json';
import type { Column } from './table';

export class CellError extends BrineError {
  override readonly name = 'CellError';

  constructor({ name, type }: Column, cell: string, wanted: string) {
    super({
      what: `The column "${name}" cannot hold "${cell}": it wants ${wanted}.`,
      details: `type of the column: ${type || 'none'}`,
      next: 'Correct the cell; null is written null.',
      final: true,
    });
  }
}

/** A table below a step that no row can be read from. */
export class RowsTableError extends BrineError {
  override readonly name = 'RowsTableError';

  constructor(what: string, details?: string) {
    super({
      what,
      details,
      next: 'Write the names of the columns in the first row and one row of the table in each row below it.',
      final: true,
    });
  }
}

export class RowRefusedError extends BrineError {
  override readonly name = 'RowRefusedError';

  /** @param filled what Brine made up for columns that the step leaves out. */
  constructor(place: { table: string; row: number }, filled: ReadonlyMap<string, unknown>, cause: Error) {
    const made = [...filled].map(([column, value]) => `${column} = ${String(value)}`).join(', ');
    const isThere = isDuplicate(cause);
    super(
      {
        what: `The database refused row ${place.row} of the table "${place.table}": ${cause.message}`,
        details: made === '' ? undefined : `left out, and made up: ${made}`,
        next: isThere
          ? nextToOther(place.table)
          : 'Correct the row, or write the column that the database speaks of.',
        culprit: isThere ? `the database table "${place.table}"` : undefined,
      },
      { cause },
    );
  }
}

/** SQLite tells it in words, PostgreSQL by a number. */
function isDuplicate(cause: Error & { code?: unknown }): boolean {
  return cause.code === '23505' || cause.message.startsWith('UNIQUE constraint failed');
}

/** Of a row that is there already; what services write stays from scenario to scenario. */
function nextToOther(table: string): string {
  return `A row with these values is there already: of an earlier scenario, of the service, or of a row above. Write others, or begin with: Given the database table "${table}" is empty. With @fresh-database, or reset: 'all' in the settings, a scenario finds what the services began with (docs/databases.md).`;
}

export class TableNotEmptiedError extends BrineError {
  override readonly name = 'TableNotEmptiedError';

  constructor(table: string, cause: Error) {
    super(
      {
        what: `The database table "${table}" could not be emptied: ${cause.message}`,
        next: 'Empty the tables first whose rows refer to it.',
      },
      { cause },
    );
  }
}

export class SqlError extends BrineError {
  override readonly name = 'SqlError';

  constructor(database: string, where: string | undefined, cause: Error) {
    super(
      {
        what: `The database "${database}" refused the SQL: ${cause.message}`,
        where,
        ...(where !== undefined && { culprit: where }),
        next: 'Correct the SQL. Statements before the faulty one may have been carried out.',
      },
      { cause },
    );
  }
}

export class SqlFileError extends BrineError {
  override readonly name = 'SqlFileError';

  constructor(file: string, cause: unknown) {
    const code = (cause as NodeJS.ErrnoException).code;
    super(
      {
        what: `The SQL file cannot be read: ${code === 'ENOENT' ? 'there is no such file' : (cause as Error).message}.`,
        where: file,
        next: 'The path is relative to the folder of brine.config.ts.',
        final: true,
      },
      { cause },
    );
  }
}

/** A table does not hold what a step expects. */
export class RowsError extends BrineError {
  override readonly name = 'RowsError';
  override readonly fault = 'wrong';
}

export class DatabaseUnreachableError extends BrineError {
  override readonly name = 'DatabaseUnreachableError';
  override readonly fault = 'environment not ready';

  constructor(database: string, cause: Error) {
    super(
      {
        what: `The database "${database}" cannot be reached: ${cause.message}`,
        culprit: `the database "${database}"`,
        next: `Check databases.${database} in brine.config.ts, and whether the server runs.`,
      },
      { cause },
    );
  }
}

/** What a database held at first cannot be had again. */
export class DatabaseResetError extends BrineError {
  override readonly name = 'DatabaseResetError';
  override readonly fault = 'environment not ready';

  constructor(database: string, cause: Error) {
    super(
      {
        what: `The database "${database}" could not be reset: ${cause.message}`,
        culprit: `the database "${database}"`,
        next: 'Look for a service that holds a transaction open, or for a table that has changed since the services started.',
      },
      { cause },
    );
  }
}

export class DatabaseSetupError extends SetupError {
  override readonly name = 'DatabaseSetupError';

  constructor(
    database: string,
    story: { what: string; where?: string; details?: string },
    options?: { cause?: unknown },
  ) {
    super({ ...story, next: `Correct databases.${database} in brine.config.ts, or what it names.` }, options);
  }
}

/** `3 rows`. */
export function rows(amount: number): string {
  return count(amount, 'row');
}
