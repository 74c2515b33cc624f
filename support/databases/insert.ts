import { believable } from './believable';
import { writeCell } from './cell';
import type { Row } from './connection';
import { RowRefusedError } from './errors';
import type { FoundTable } from './find';
import type { WrittenRows } from './read-rows';
import { type Column, nameOf, quote, quoteTable } from './table';

/** What finds an inserted row again: values of its key, or of what the database calls the row by. */
export type Mark = Row;

/**
 * Puts rows into a table. Columns that a row leaves out get the default of the schema, or a believable value where they
 * must have one.
 *
 * @param seed of the made-up values.
 * @param inserted called with each row as soon as it is there, so that it can be taken away again whatever follows.
 * @throws CellError, RowRefusedError
 */
export async function insertRows(
  found: FoundTable,
  { columns, cells }: WrittenRows,
  seed: () => string,
  inserted: (mark: Mark) => void,
): Promise<void> {
  for (const [index, row] of cells.entries()) {
    const values = new Map(columns.map((column, at) => [column, writeCell(column, row[at] ?? '')] as const));
    const filled = await fill(found, values, seed);
    try {
      inserted(await insertRow(found, new Map([...values, ...filled])));
    } catch (error) {
      const made = new Map([...filled].map(([{ name }, value]) => [name, value]));
      throw new RowRefusedError({ table: nameOf(found.table), row: index + 1 }, made, error as Error);
    }
  }
}

async function insertRow(found: FoundTable, values: ReadonlyMap<Column, string | null>): Promise<Mark> {
  const { connection, table } = found;
  const names = [...values.keys()].map(({ name }) => quote(name));
  const places = names.map((_, index) => connection.place(index + 1));
  const parameters = [...values].map(([column, text]) => connection.parameter(column, text));
  const into = `INSERT INTO ${quoteTable(table)} (${names.join(', ')}) VALUES (${places.join(', ')})`;
  const [mark] = await connection.query(`${into} RETURNING ${marks(found).join(', ')}`, parameters);
  return mark ?? {};
}

function marks({ connection, table }: FoundTable): string[] {
  return table.key.length > 0 ? table.key.map(quote) : [...connection.identity.columns];
}

async function fill(
  found: FoundTable,
  values: ReadonlyMap<Column, unknown>,
  seed: () => string,
): Promise<Map<Column, string | null>> {
  const wanting = found.table.columns.filter((one) => !one.nullable && !one.filled && !values.has(one));
  const filled = new Map<Column, string | null>();
  for (const column of wanting)
    filled.set(column, (await referred(found, column)) ?? believable(column, seed()));
  return filled;
}

/** A column that refers to another table can only hold what is there. */
async function referred({ connection }: FoundTable, column: Column): Promise<string | undefined> {
  const { refersTo } = column;
  if (!refersTo) return undefined;
  const from = quoteTable({ ...refersTo, name: refersTo.table });
  const [row] = await connection.query(`SELECT ${quote(refersTo.column)} AS value FROM ${from} LIMIT 1`);
  return row?.value === undefined || row.value === null ? undefined : String(row.value);
}

/**
 * Takes a row away again.
 *
 * @returns why the database keeps it, such as rows that refer to it; undefined when it is gone, or was already.
 */
export async function removeRow(found: FoundTable, mark: Mark): Promise<string | undefined> {
  const { connection, table } = found;
  const condition =
    table.key.length > 0
      ? table.key.map((name, index) => `${quote(name)} = ${connection.place(index + 1)}`).join(' AND ')
      : connection.identity.condition(1);
  try {
    await connection.query(`DELETE FROM ${quoteTable(table)} WHERE ${condition}`, Object.values(mark));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
