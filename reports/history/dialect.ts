import type { Connection } from '../../support/databases/connection';

/** What SQLite and PostgreSQL say in different words. */
export interface Dialect {
  /** Type of a column that numbers its rows. */
  number: string;
  /** The n-th parameter of a statement. */
  at(parameter: number): string;
  /** A JSON array of arrays, given as the n-th parameter, as rows with the columns c0, c1, … */
  rows(parameter: number, columns: readonly ('text' | 'integer')[]): string;
  /** The values of a group as one text, with a space between them. */
  joined(value: string): string;
  /** Begins a transaction that no other writer comes into. */
  begin: string[];
}

const SQLITE: Dialect = {
  number: 'INTEGER PRIMARY KEY',
  at: (parameter) => `?${parameter}`,
  rows: (parameter, columns) =>
    `(SELECT ${columns.map((_, at) => `value ->> '$[${at}]' AS c${at}`).join(', ')} FROM json_each(?${parameter}))`,
  joined: (value) => `group_concat(${value}, ' ')`,
  begin: ['BEGIN IMMEDIATE'],
};

const POSTGRES: Dialect = {
  number: 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  at: (parameter) => `$${parameter}`,
  rows: (parameter, columns) =>
    `(SELECT ${columns.map((type, at) => `(value ->> ${at})::${type} AS c${at}`).join(', ')} FROM json_array_elements(CAST($${parameter} AS text)::json) AS value)`,
  joined: (value) => `string_agg(${value}, ' ')`,
  // The number is this table's, chosen once; a run that waits here waits for another to write its own.
  begin: ['BEGIN', 'SELECT pg_advisory_xact_lock(7320413)'],
};

export function dialectOf({ product }: Connection): Dialect {
  return product === 'SQLite' ? SQLITE : POSTGRES;
}
