import { PageExpectationError } from './errors';
import { findOne } from './locate';
import { readTable, type ScreenTable } from './read-table';
import type { BrowserSession } from './session';
import { LOOK, steadily } from './steadily';
import { suggestion } from './suggest';
import { textTable } from './text-table';
import { whereOf } from './view';
import { table } from './wanted';

/** Rows shown in a message. */
const MOST_ROWS = 20;

/**
 * Looks once whether each expected row is in the table; columns in any order, other columns and rows do not matter.
 *
 * @param expected first row: names of columns; cells are compared as the texts that show.
 * @throws PageExpectationError, ElementNotFoundError, AmbiguousElementError
 */
export async function containRows(
  session: BrowserSession,
  name: string,
  expected: readonly (readonly string[])[],
): Promise<void> {
  const { actual, where } = await read(session, name);
  const [columns = [], ...rows] = expected;
  const places = columns.map((column) => placeOf(column, actual, name, where));
  const left = [...actual.rows];
  const missing = rows.filter((row) => {
    const found = left.findIndex((one) => places.every((place, index) => same(one[place], row[index])));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  if (missing.length === 0) return;
  throw new PageExpectationError({
    what: `The "${name}" table does not contain ${missing.length === 1 ? 'this row' : 'these rows'}.`,
    where,
    details: `${textTable([columns, ...missing])}\n${shown(actual)}`,
    next: 'Cells are compared as the whole text that shows, upper and lower case differ.',
  });
}

/**
 * Looks once whether the table has so many rows, those of its head not counted.
 *
 * @throws PageExpectationError, ElementNotFoundError, AmbiguousElementError
 */
export async function haveRows(session: BrowserSession, name: string, count: number): Promise<void> {
  const { actual, where } = await read(session, name);
  if (actual.rows.length === count) return;
  throw new PageExpectationError({
    what: `The "${name}" table should have ${count} ${count === 1 ? 'row' : 'rows'}, but it has ${actual.rows.length}.`,
    where,
    details: shown(actual),
  });
}

async function read(session: BrowserSession, name: string): Promise<{ actual: ScreenTable; where: string }> {
  const view = await session.view();
  const element = await findOne(view, table(name));
  const actual = await steadily(view, () => element.evaluate(readTable, undefined, { timeout: LOOK }));
  return { actual, where: whereOf(view) };
}

function placeOf(column: string, { columns }: ScreenTable, name: string, where: string): number {
  const place = columns.findIndex((one) => same(one, column));
  if (place >= 0) return place;
  throw new PageExpectationError({
    what: `The "${name}" table has no column "${column}".`,
    where,
    details:
      suggestion(column, columns) ??
      `columns: ${columns.map((one) => `"${one}"`).join(', ') || 'none with a name'}`,
    next: 'Write the column as it shows in the head of the table.',
  });
}

function same(actual: string | undefined, expected: string | undefined): boolean {
  return (actual ?? '') === (expected ?? '').replaceAll(/\s+/g, ' ').trim();
}

function shown({ columns, rows }: ScreenTable): string {
  if (rows.length === 0) return 'The table has no rows.';
  const rest = rows.length > MOST_ROWS ? `\n… and ${rows.length - MOST_ROWS} more` : '';
  return `The rows there:\n${textTable([columns, ...rows.slice(0, MOST_ROWS)])}${rest}`;
}
