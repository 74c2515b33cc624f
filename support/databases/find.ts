import type { Connection } from './connection';
import { AmbiguousTableError, UnknownColumnError, UnknownTableError } from './name-errors';
import { type Column, nameOf, type Table } from './table';

/** A table and the database that it is in. */
export interface FoundTable {
  /** Name of the database in the settings. */
  database: string;
  connection: Connection;
  table: Table;
}

/**
 * The only table of that name in all databases; `orders.lines` also means the table `lines` of the database `orders`.
 *
 * @throws UnknownTableError, AmbiguousTableError
 */
export async function findTable(
  wanted: string,
  connections: ReadonlyMap<string, Connection>,
): Promise<FoundTable> {
  const all = await Promise.all(
    [...connections].map(async ([database, connection]) =>
      (await connection.tables()).map((table) => ({ database, connection, table })),
    ),
  );
  const found = all.flat();
  const spellings = [
    (one: FoundTable) => nameOf(one.table),
    (one: FoundTable) => `${one.database}.${nameOf(one.table)}`,
  ];
  const [first, ...others] =
    spellings
      .flatMap((spell) => [
        found.filter((one) => spell(one) === wanted),
        found.filter((one) => spell(one).toLowerCase() === wanted.toLowerCase()),
      ])
      .find((matches) => matches.length > 0) ?? [];
  if (others.length > 0 && first) {
    throw new AmbiguousTableError(
      wanted,
      [first, ...others].map(({ database }) => database),
    );
  }
  if (first) return first;
  const names = [...connections.keys()].map(
    (database) =>
      [database, found.filter((one) => one.database === database).map(({ table }) => nameOf(table))] as const,
  );
  throw new UnknownTableError(wanted, new Map(names));
}

/** @throws UnknownColumnError */
export function columnNamed(table: Table, name: string): Column {
  const column =
    table.columns.find((one) => one.name === name) ??
    table.columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (column) return column;
  throw new UnknownColumnError(
    name,
    nameOf(table),
    table.columns.map((one) => one.name),
  );
}
