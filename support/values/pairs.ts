import { expectedFromCell } from '../matching/cells';
import { TableError } from '../matching/table-error';

export type Pair = [name: string, value: string];

/**
 * Reads a table of two columns without a heading: a name and a value in each row. A name may come more than once.
 *
 * @param rows the cells as `DataTable.raw()` gives them.
 * @throws TableError when a row has another number of cells.
 */
export function readPairs(rows: readonly (readonly string[])[]): Pair[] {
  return rows.map((row) => {
    const [name = '', value = ''] = row;
    if (row.length === 2) return [name, value];
    throw new TableError({
      what: `The table has ${row.length === 1 ? '1 column' : `${row.length} columns`}; this step reads two: a name and its value.`,
      details: `| ${row.join(' | ')} |`,
      next: 'Write one name and one value in each row, without a heading.',
    });
  });
}

/** Whether a name is another one, or leads into it: `lines[0].sku` and `lines`. */
export function isPartOf(name: string, whole: string): boolean {
  return name === whole || name.startsWith(`${whole}.`) || name.startsWith(`${whole}[`);
}

/** What a cell says: numbers, true, false and null have their type, `"quotes"` make a text of anything, the rest is text. */
export function readCell(cell: string): unknown {
  return /^".*"$/s.test(cell) && cell.length > 1 ? cell.slice(1, -1) : expectedFromCell(cell);
}
