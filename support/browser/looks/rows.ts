import { PageExpectationError } from '../elements/errors';
import { suggestion } from '../suggest';
import type { ScreenTable } from './read-table';
import { textTable } from './text-table';

/** Rows shown in a message. */
const MOST_ROWS = 20;

interface About {
  /** `The "Orders" table`. */
  subject: string;
  /** What has the rows: `table`, `file`. */
  kind: string;
  where: string;
}

/**
 * Looks whether each expected row is among the rows; columns in any order, other columns and rows do not matter.
 *
 * @param expected first row: names of columns.
 * @throws PageExpectationError
 */
export function expectRows(
  actual: ScreenTable,
  expected: readonly (readonly string[])[],
  about: About,
): void {
  const [columns = [], ...rows] = expected;
  const places = columns.map((column) => placeOf(column, actual, about));
  const left = [...actual.rows];
  const missing = rows.filter((row) => {
    const found = left.findIndex((one) => places.every((place, index) => same(one[place], row[index])));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  if (missing.length === 0) return;
  throw new PageExpectationError({
    what: `${about.subject} does not contain ${missing.length === 1 ? 'this row' : 'these rows'}.`,
    where: about.where,
    details: `${textTable([columns, ...missing])}\n${shownRows(actual, about.kind)}`,
    next: 'Cells are compared as the whole text that shows, upper and lower case differ.',
  });
}

/** The rows as a message lists them. */
export function shownRows({ columns, rows }: ScreenTable, kind: string): string {
  if (rows.length === 0) return `The ${kind} has no rows.`;
  const rest = rows.length > MOST_ROWS ? `\n… and ${rows.length - MOST_ROWS} more` : '';
  return `The rows there:\n${textTable([columns, ...rows.slice(0, MOST_ROWS)])}${rest}`;
}

function placeOf(column: string, { columns }: ScreenTable, { subject, kind, where }: About): number {
  const place = columns.findIndex((one) => same(one, column));
  if (place >= 0) return place;
  throw new PageExpectationError({
    what: `${subject} has no column "${column}".`,
    where,
    details:
      suggestion(column, columns) ??
      `columns: ${columns.map((one) => `"${one}"`).join(', ') || 'none with a name'}`,
    next: `Write the column as it shows in the head of the ${kind}.`,
  });
}

function same(actual: string | undefined, expected: string | undefined): boolean {
  return (actual ?? '') === (expected ?? '').replaceAll(/\s+/g, ' ').trim();
}
