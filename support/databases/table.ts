/** What a column holds, as far as reading and writing it differ. */
export type Kind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'json'
  | 'date'
  | 'timestamp'
  | 'timestamptz'
  | 'uuid'
  | 'bytes'
  /** Each value has a type of its own, as in a SQLite column without one. */
  | 'any'
  /** Known by its text alone. */
  | 'other';

export interface Column {
  name: string;
  kind: Kind;
  /** As the database writes it, such as `character varying(20)`. */
  type: string;
  nullable: boolean;
  /** Whether the database finds a value itself: a default, a counter, a computed column. */
  filled: boolean;
  /** No two rows have the same value here. */
  unique: boolean;
  /** Of an enumeration, in order. */
  choices?: readonly string[];
  /** The column of another table that a value must be found in. */
  refersTo?: { schema?: string; table: string; column: string };
}

export interface Table {
  /** Absent where the database has no schemas, and for those in the usual one. */
  schema?: string;
  name: string;
  columns: readonly Column[];
  /** Names of the columns of its primary key; empty when it has none. */
  key: readonly string[];
}

/** The name that a feature file may use: `orders`, or `audit.entries` outside the usual schema. */
export function nameOf({ schema, name }: Table): string {
  return schema === undefined ? name : `${schema}.${name}`;
}

/** The name as SQL; quoted, so that it is a name whatever it holds. */
export function quoteTable({ schema, name }: { schema?: string; name: string }): string {
  return schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
