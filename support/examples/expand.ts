import { randomUUID } from 'node:crypto';
import type { Examples, GherkinDocument, Location, TableRow } from '@cucumber/messages';
import { closest } from 'fastest-levenshtein';
import { ExamplesFileError } from './errors';
import { type Row, readRows } from './read';

const FROM_FILE = /(?:^|\s)from "([^"]+\.(?:csv|json|ya?ml))"$/;

/** A fault of the data behind a feature, at the place where the feature names it. */
export interface ExamplesFault {
  location: Location;
  message: string;
}

/**
 * Puts the rows of files into the examples tables that name one: `Examples: from "data/prices.csv"`. A header in the
 * feature chooses the columns and their order; without one all columns are taken. Rows in the feature stay first.
 *
 * Unaware of where the document comes from: the path of the file begins at `root`.
 *
 * @returns every fault; a table with one is left as it was.
 */
export function expandExamples(document: GherkinDocument, root: string): ExamplesFault[] {
  return tablesOf(document).flatMap((examples) => {
    const file = FROM_FILE.exec(examples.name)?.[1];
    if (file === undefined) return [];
    try {
      fill(examples, file, readRows(root, file));
      return [];
    } catch (error) {
      if (!(error instanceof ExamplesFileError)) throw error;
      return [{ location: examples.location, message: error.message }];
    }
  });
}

function tablesOf({ feature }: GherkinDocument): Examples[] {
  const children = feature?.children ?? [];
  const scenarios = [...children, ...children.flatMap(({ rule }) => rule?.children ?? [])];
  return scenarios.flatMap(({ scenario }) => scenario?.examples ?? []) as Examples[];
}

function fill(examples: Examples, file: string, rows: readonly Row[]): void {
  const known = Object.keys(rows[0] ?? {});
  if (known.length === 0) throw new ExamplesFileError(file, 'it holds no rows');
  const columns = examples.tableHeader?.cells.map(({ value }) => value) ?? known;
  const missing = columns.filter((column) => !known.includes(column));
  if (missing.length > 0) {
    const names = missing.map((column) => `"${column}" (closest: "${closest(column, known)}")`);
    throw new ExamplesFileError(file, `it has no column ${names.join(', ')}`);
  }
  const location = examples.tableHeader?.location ?? examples.location;
  const header = examples.tableHeader ?? rowOf(columns, location);
  const filled = rows.map((row, index) =>
    rowOf(
      columns.map((column) => row[column] ?? ''),
      { line: location.line, column: index + 1 },
    ),
  );
  Object.assign(examples, { tableHeader: header, tableBody: [...examples.tableBody, ...filled] });
}

/** Rows of a file have no line in the feature: they stand in its header's line, each in a column of its own. */
function rowOf(values: readonly string[], location: Location): TableRow {
  return { id: randomUUID(), location, cells: values.map((value) => ({ location, value })) };
}
