import { BadMarkerError } from '../matching/bad-marker-error';
import { match } from '../matching/match';
import type { MatchMode, Mismatch } from '../matching/mismatch';
import { pair } from '../matching/pairs';
import { expectedValue, readValue } from './cell';
import { drawTable, showValue } from './draw';
import { RowsError, rows as rowsIn } from './errors';
import type { FoundTable } from './find';
import type { WrittenRows } from './read-rows';
import { nameOf, quote, quoteTable } from './table';

/** How many found rows are shown where only their number is wrong. */
const SHOWN = 10;

/**
 * Expects each written row in a row of its own of the table, in any order; columns that are not written do not count.
 *
 * @throws RowsError that shows each missing row above the one that comes closest
 */
export async function expectRows(found: FoundTable, written: WrittenRows): Promise<void> {
  const expected = written.cells.map((cells) =>
    written.columns.map((column, index) => expectedValue(column, cells[index] ?? '')),
  );
  refuseBadMarkers(found, expected.flat());
  const names = written.columns.map(({ name }) => name);
  const actual = await select(found, names);
  const fits = (row: number, at: number) => wrongColumns(expected[row] ?? [], actual[at] ?? []).length === 0;
  const pairs = pair(expected.length, actual.length, fits);
  const missing = pairs.flatMap((at, row) => (at === undefined ? [row] : []));
  if (missing.length === 0) return;
  const free = actual.filter((_, at) => !pairs.includes(at));
  const lines = missing.flatMap((row) => [
    ['expected', ...(written.cells[row] ?? [])],
    closest(expected[row] ?? [], free),
  ]);
  throw lacking(found, {
    names,
    lines,
    missing: missing.length,
    wanted: expected.length,
    actual: actual.length,
  });
}

/** @throws RowsError */
export async function expectCount(found: FoundTable, wanted: number): Promise<void> {
  const actual = await countRows(found);
  if (actual === wanted) return;
  const { table } = found;
  const names = table.columns.map(({ name }) => name);
  const shown = await select(found, names, SHOWN);
  const drawn = drawTable([names, ...shown.map((row) => row.map(showValue))]);
  const more = actual > SHOWN ? [`… and ${rowsIn(actual - SHOWN)} more`] : [];
  throw new RowsError({
    what: `The database table "${nameOf(table)}" has ${rowsIn(actual)}, expected ${wanted === 0 ? 'none' : wanted}.`,
    where: placeOf(found),
    details: actual === 0 ? undefined : [drawn, ...more].join('\n'),
    culprit: culpritOf(found),
    seen: rowsIn(actual),
  });
}

interface Cell {
  value: unknown;
  mode: MatchMode;
}

function wrongColumns(expected: readonly Cell[], actual: readonly unknown[]): number[] {
  return expected.flatMap(({ value, mode }, index) =>
    match(actual[index], value, { mode }).length > 0 ? [index] : [],
  );
}

/** The row with the fewest differences, each marked; dashes when no row has anything in common. */
function closest(expected: readonly Cell[], rows: readonly (readonly unknown[])[]): string[] {
  let best: { row: readonly unknown[]; wrong: number[] } | undefined;
  for (const row of rows) {
    const wrong = wrongColumns(expected, row);
    if (wrong.length < (best?.wrong.length ?? expected.length)) best = { row, wrong };
  }
  if (!best) return ['found', ...expected.map(() => '–')];
  const { row, wrong } = best;
  return ['found', ...row.map((value, index) => `${wrong.includes(index) ? '≠ ' : ''}${showValue(value)}`)];
}

function lacking(
  found: FoundTable,
  {
    names,
    lines,
    missing,
    wanted,
    actual,
  }: {
    names: string[];
    lines: string[][];
    missing: number;
    wanted: number;
    actual: number;
  },
): RowsError {
  const which = wanted === 1 ? 'the expected row' : `${missing} of the ${wanted} expected rows`;
  return new RowsError({
    what: `The database table "${nameOf(found.table)}" lacks ${which}.`,
    where: `${placeOf(found)}, ${actual === 0 ? 'no rows' : rowsIn(actual)}`,
    details: drawTable([['', ...names], ...lines]),
    next: '≠ marks what differs in the closest row; – stands where no row has anything in common.',
    culprit: culpritOf(found),
    seen: `${missing === wanted ? 'none' : wanted - missing} of ${rowsIn(wanted)}`,
  });
}

function refuseBadMarkers({ table }: FoundTable, cells: readonly Cell[]): void {
  const faults: Mismatch[] = cells.flatMap(({ value, mode }) =>
    match(null, value, { mode }).filter(({ kind }) => kind === 'bad marker'),
  );
  if (faults.length > 0) throw new BadMarkerError(`the database table "${nameOf(table)}"`, faults);
}

async function select(
  { connection, table }: FoundTable,
  names: readonly string[],
  limit?: number,
): Promise<unknown[][]> {
  const columns = names.map(
    (name) => table.columns.find((one) => one.name === name) ?? { kind: 'any' as const },
  );
  const selected = names.map((name, index) => `${quote(name)} AS "c${index}"`).join(', ');
  const rows = await connection.query(
    `SELECT ${selected} FROM ${quoteTable(table)}${limit === undefined ? '' : ` LIMIT ${limit}`}`,
  );
  return rows.map((row) => columns.map((column, index) => readValue(column, row[`c${index}`])));
}

async function countRows({ connection, table }: FoundTable): Promise<number> {
  const [row] = await connection.query(`SELECT COUNT(*) AS amount FROM ${quoteTable(table)}`);
  return Number(row?.amount ?? 0);
}

function culpritOf({ table }: FoundTable): string {
  return `the database table "${nameOf(table)}"`;
}

function placeOf({ database, connection }: FoundTable): string {
  return `database "${database}" (${connection.product})`;
}
