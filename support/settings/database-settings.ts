/** What a new database is prepared with, before any service sees it. */
export interface CreatedDatabase {
  /** Folder of `.sql` files, run in the order of their names; or a command, which finds the URL in `DATABASE_URL`. */
  migrate?: string | string[];
  /** A `.sql` file that is run after that. */
  seed?: string;
  /**
   * What a scenario leaves. `rows` (default): the rows that its steps put in are taken away after it. `all`: before each
   * scenario every table holds what it held when the services had started. `off`: everything stays.
   */
  reset?: 'rows' | 'all' | 'off';
}

/** A file of its own for each worker. */
export interface SqliteDatabase extends CreatedDatabase {
  sqlite: true;
}

/** A database of its own for each worker, on a throw-away server of the run. */
export interface PostgresDatabase extends CreatedDatabase {
  postgres: true;
  /** Address of a server to use instead (default: `BRINE_DATABASE_URL`, or a `DATABASE_URL` of PostgreSQL). */
  url?: string;
}

/** A database that somebody else keeps, such as that of a deployed service. Brine neither makes nor removes it. */
export interface ExistingDatabase {
  url: string;
}

export type DatabaseSettings = SqliteDatabase | PostgresDatabase | ExistingDatabase;
