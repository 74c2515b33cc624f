import { PageExpectationError } from '../elements/errors';
import { findOne } from '../elements/locate';
import { LOOK, steadily } from '../elements/steadily';
import { whereOf } from '../elements/view';
import { table } from '../elements/wanted';
import type { BrowserSession } from '../session/session';
import { readTable, type ScreenTable } from './read-table';
import { expectRows, shownRows } from './rows';

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
  expectRows(actual, expected, { subject: `The "${name}" table`, kind: 'table', where });
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
    details: shownRows(actual, 'table'),
  });
}

async function read(session: BrowserSession, name: string): Promise<{ actual: ScreenTable; where: string }> {
  const view = await session.view();
  const element = await findOne(view, table(name));
  const actual = await steadily(view, () => element.evaluate(readTable, undefined, { timeout: LOOK }));
  return { actual, where: whereOf(view) };
}
