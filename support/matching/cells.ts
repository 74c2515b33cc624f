import { count, readNumber } from './json';
import { literal } from './markers';
import { TableError } from './table-error';

/** Field name and what is expected there, in the order of the table. */
export type FieldRow = [path: string, expected: unknown];

const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * What a table cell expects, ready for `match`: numbers as JSON writes them, true, false and null have their type;
 * `"quotes"` make a text of anything; markers stay markers; everything else, an empty cell too, is text.
 */
export function expectedFromCell(cell: string): unknown {
  if (WORDS.has(cell)) return WORDS.get(cell);
  if (/^".*"$/s.test(cell) && cell.length > 1) return literal(cell.slice(1, -1));
  return readNumber(cell) ?? cell;
}

/**
 * Reads a table of two columns, field and value, without a header.
 *
 * @param rows the cells as `DataTable.raw()` gives them.
 * @throws TableError when a row has another number of cells, or a field stands there twice.
 */
export function fieldRows(rows: readonly (readonly string[])[]): FieldRow[] {
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const [path = '', cell = ''] = row;
    if (row.length !== 2) {
      throw new TableError({
        what: `The table has ${count(row.length, 'column')}; this step reads two: the field and its value.`,
        details: `| ${row.join(' | ')} |`,
        next: 'Write one row for each field: | customer.name | Ann |',
      });
    }
    if (seen.has(path)) {
      throw new TableError({
        what: `The table names the field "${path}" twice.`,
        where: `row ${index + 1}`,
        next: 'Keep one of the rows.',
      });
    }
    seen.add(path);
    return [path, expectedFromCell(cell)];
  });
}

/**
 * Reads a table with field names in its first row: one item of a list in each row below it.
 *
 * @throws TableError when there is no row below the first, or a field stands there twice.
 */
export function itemRows(rows: readonly (readonly string[])[]): FieldRow[][] {
  const [names = [], ...items] = rows;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new TableError({
      what: `The table names the field "${twice}" twice.`,
      where: 'row 1',
      next: 'Keep one of the columns.',
    });
  }
  if (items.length === 0) {
    throw new TableError({
      what: 'The table has no items: its only row is the one with the names of the fields.',
      details: `| ${names.join(' | ')} |`,
      next: 'Write the names of the fields in the first row and one item in each row below it.',
    });
  }
  return items.map((cells) => names.map((name, index) => [name, expectedFromCell(cells[index] ?? '')]));
}
