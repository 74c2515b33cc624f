import { count } from '../matching/json';
import { RowsTableError } from './errors';
import { columnNamed } from './find';
import type { Column, Table } from './table';

/** A table below a step: its columns, and the cells of each row in their order. */
export interface WrittenRows {
  columns: readonly Column[];
  cells: readonly (readonly string[])[];
}

/**
 * Reads a table with names of columns in its first row.
 *
 * @throws RowsTableError when there are no rows, or a column stands there twice; UnknownColumnError
 */
export function readRows(table: Table, written: readonly (readonly string[])[]): WrittenRows {
  const [names = [], ...cells] = written;
  const columns = names.map((name) => columnNamed(table, name));
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice) throw new RowsTableError(`The table names the column "${twice.name}" twice.`);
  if (cells.length === 0) {
    throw new RowsTableError(
      `The table has ${count(names.length, 'column')} and no rows: its only row is the one with the names.`,
      `| ${names.join(' | ')} |`,
    );
  }
  return { columns, cells };
}
