import { BrineError } from '../errors/brine-error';
import { suggest } from '../matching/suggest';

/** Names of the tables of each database. */
export type TableNames = ReadonlyMap<string, readonly string[]>;

export class NoDatabaseError extends BrineError {
  override readonly name = 'NoDatabaseError';

  constructor() {
    super({
      what: 'The settings name no database.',
      where: 'brine.config.ts, databases',
      next: 'Add databases: { orders: { sqlite: true } } (docs/databases.md).',
      final: true,
    });
  }
}

export class UnknownTableError extends BrineError {
  override readonly name = 'UnknownTableError';

  constructor(wanted: string, known: TableNames) {
    const names = [...known].flatMap(([database, tables]) => [
      ...tables,
      ...tables.map((table) => `${database}.${table}`),
    ]);
    const near = suggest(wanted, names);
    super({
      what: `No database has a table "${wanted}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
      details: [...known]
        .map(([database, tables]) => `tables of "${database}": ${tables.join(', ') || 'none'}`)
        .join('\n'),
      next: 'Correct the name. A database without tables is one whose service has not made them yet.',
      seen: 'no such table',
    });
  }
}

export class AmbiguousTableError extends BrineError {
  override readonly name = 'AmbiguousTableError';

  constructor(wanted: string, databases: readonly string[]) {
    super({
      what: `The table "${wanted}" is in ${databases.length} databases: ${databases.join(', ')}.`,
      next: `Say which: "${databases[0]}.${wanted}".`,
      final: true,
    });
  }
}

export class UnknownColumnError extends BrineError {
  override readonly name = 'UnknownColumnError';

  constructor(wanted: string, table: string, known: readonly string[]) {
    const near = suggest(wanted, known);
    super({
      what: `The database table "${table}" has no column "${wanted}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
      details: `columns: ${known.join(', ')}`,
      next: 'Correct the first row of the table below the step.',
      final: true,
    });
  }
}

export class UnknownDatabaseError extends BrineError {
  override readonly name = 'UnknownDatabaseError';

  constructor(wanted: string, known: readonly string[]) {
    const near = suggest(wanted, known);
    super({
      what: `There is no database "${wanted}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
      where: 'brine.config.ts, databases',
      details: `known: ${known.join(', ')}`,
      next: `Correct the step, or add "${wanted}" to databases.`,
      final: true,
    });
  }
}

export class WhichDatabaseError extends BrineError {
  override readonly name = 'WhichDatabaseError';

  constructor(known: readonly string[], phrase: string) {
    super({
      what: `There are ${known.length} databases: ${known.join(', ')}.`,
      next: `Say which: ${phrase}`,
      final: true,
    });
  }
}
