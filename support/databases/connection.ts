import type { Column, Table } from './table';

/** A row as the database gives it: column → raw value. */
export type Row = Record<string, unknown>;

/** One open database, whichever product it is. Closed by whoever opened it. */
export interface Connection {
  readonly product: 'SQLite' | 'PostgreSQL';
  /** All tables and views that a scenario may name, as they are now. */
  tables(): Promise<Table[]>;
  /** One statement. Values go in as parameters alone, in the order of `place(1)`, `place(2)` … */
  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Any number of statements, without parameters. */
  script(sql: string): Promise<void>;
  /** How SQL refers to the n-th parameter, from 1. */
  place(index: number): string;
  /** A checked text (`writeCell`) as a parameter for a column. */
  parameter(column: Column, text: string | null): unknown;
  /**
   * How to find a row again that has no key: columns of the row itself, and the condition with a parameter for each.
   */
  readonly identity: { columns: readonly string[]; condition: (from: number) => string };
  close(): Promise<void>;
}
