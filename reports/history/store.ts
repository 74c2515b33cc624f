import type { Connection, Row } from '../../support/databases/connection';
import { type Dialect, dialectOf } from './dialect';
import { HistoryError } from './errors';
import type { RecordedResult, RecordedRun, RecordedScenario } from './recorded';
import { type HistoryLetter, KEY_LENGTH } from './shape';

/** Of the tables; a history of another version is left alone. */
const VERSION = 1;

export interface Wanted {
  project: string;
  /** All of them when left out. */
  environments?: readonly string[];
  /** Runs on other branches are left out, those that know no branch are not; all when left out or empty. */
  branches?: readonly string[];
  /** How many of each environment, the newest. */
  limit: number;
}

/**
 * Runs of any number of projects in a database. Runs are added and, when they are too many, the oldest go; none is ever
 * changed but by itself, when its report is written anew. Who writes waits for whoever else does.
 */
export class HistoryStore implements AsyncDisposable {
  readonly #dialect: Dialect;

  private constructor(
    private readonly connection: Connection,
    private readonly where: string,
  ) {
    this.#dialect = dialectOf(connection);
  }

  /** Takes the connection over. @throws {HistoryError} for a history of a later version. */
  static async on(connection: Connection, where: string): Promise<HistoryStore> {
    const store = new HistoryStore(connection, where);
    try {
      await store.#transaction(async () => await store.#prepare());
    } catch (error) {
      await connection.close();
      throw error;
    }
    return store;
  }

  async add(
    project: string,
    runs: readonly RecordedRun[],
    scenarios: readonly RecordedScenario[],
  ): Promise<void> {
    await this.#transaction(async () => {
      await this.#addScenarios(project, scenarios);
      for (const run of runs) await this.#addRun(project, run);
    });
  }

  /** Oldest first. */
  async runs(wanted: Wanted): Promise<RecordedRun[]> {
    const { project, environments = [], branches = [], limit } = wanted;
    const rows = await this.#query(
      `SELECT * FROM (
         SELECT r.*, row_number() OVER (PARTITION BY environment ORDER BY began DESC, number DESC) AS age
         FROM brine_history_runs r
         WHERE project = ${this.#at(1)}
           AND (${this.#text(2)} = '[]' OR environment IN (SELECT c0 FROM ${this.#dialect.rows(2, ['text'])} AS e))
           AND (${this.#text(3)} = '[]' OR branch IS NULL OR branch IN (SELECT c0 FROM ${this.#dialect.rows(3, ['text'])} AS b))
       ) AS numbered WHERE age <= ${Math.trunc(limit)} ORDER BY began, number`,
      [project, jsonRows(environments), jsonRows(branches)],
    );
    const runs: RecordedRun[] = [];
    for (const row of rows) runs.push({ ...runOf(row), results: await this.#results(String(row.number)) });
    return runs;
  }

  async scenarios(project: string): Promise<Map<string, RecordedScenario>> {
    const rows = await this.#query(
      `SELECT key, name, uri, line FROM brine_history_scenarios WHERE project = ${this.#at(1)}`,
      [project],
    );
    return new Map(
      rows.map(({ key, name, uri, line }) => [
        String(key),
        { key: String(key), name: String(name), uri: String(uri), line: Number(line) },
      ]),
    );
  }

  async projects(): Promise<string[]> {
    const rows = await this.#query('SELECT DISTINCT project FROM brine_history_runs ORDER BY project');
    return rows.map(({ project }) => String(project));
  }

  /** Keeps so many runs of each environment. @returns how many went. */
  async prune(project: string, keep: number): Promise<number> {
    return await this.#transaction(async () => {
      const old = await this.#query(
        `SELECT number FROM (
           SELECT number, row_number() OVER (PARTITION BY environment ORDER BY began DESC, number DESC) AS age
           FROM brine_history_runs WHERE project = ${this.#at(1)}
         ) AS numbered WHERE age > ${Math.trunc(keep)}`,
        [project],
      );
      for (const { number } of old) await this.#remove(String(number));
      return old.length;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.connection.close();
  }

  async #prepare(): Promise<void> {
    const { number } = this.#dialect;
    await this.#query('CREATE TABLE IF NOT EXISTS brine_history (version integer NOT NULL)');
    const [found] = await this.#query('SELECT version FROM brine_history');
    if (found && Number(found.version) !== VERSION) {
      throw new HistoryError({
        what: `The history is of version ${found.version}; this Brine knows version ${VERSION}.`,
        where: this.where,
        next: 'Use the Brine that wrote it, or name another place in BRINE_HISTORY.',
      });
    }
    if (!found) await this.#query(`INSERT INTO brine_history VALUES (${VERSION})`);
    await this.#query(`CREATE TABLE IF NOT EXISTS brine_history_scenarios (
      number ${number}, project text NOT NULL, key text NOT NULL, name text NOT NULL, uri text NOT NULL,
      line integer NOT NULL, UNIQUE (project, key))`);
    await this.#query(`CREATE TABLE IF NOT EXISTS brine_history_runs (
      number ${number}, project text NOT NULL, id text NOT NULL, environment text NOT NULL, began bigint NOT NULL,
      branch text, revision text, url text, wall bigint, whole integer NOT NULL, UNIQUE (project, id, environment))`);
    await this.#query(`CREATE TABLE IF NOT EXISTS brine_history_results (
      run bigint NOT NULL, scenario bigint NOT NULL, outcome text NOT NULL, duration bigint, PRIMARY KEY (run, scenario))`);
  }

  async #addScenarios(project: string, scenarios: readonly RecordedScenario[]): Promise<void> {
    const rows = scenarios.map(({ key, name, uri, line }) => [key, name, uri, line]);
    await this.#query(
      `INSERT INTO brine_history_scenarios (project, key, name, uri, line)
       SELECT ${this.#text(1)}, c0, c1, c2, c3 FROM ${this.#dialect.rows(2, ['text', 'text', 'text', 'integer'])} AS s WHERE true
       ON CONFLICT (project, key) DO UPDATE SET name = excluded.name, uri = excluded.uri, line = excluded.line`,
      [project, JSON.stringify(uniqueByKey(rows))],
    );
  }

  async #addRun(project: string, run: RecordedRun): Promise<void> {
    const [known] = await this.#query(
      `SELECT number FROM brine_history_runs WHERE project = ${this.#at(1)} AND id = ${this.#at(2)} AND environment = ${this.#at(3)}`,
      [project, run.id, run.environment],
    );
    if (known) await this.#remove(String(known.number));
    const [added] = await this.#query(
      `INSERT INTO brine_history_runs (project, id, environment, began, branch, revision, url, wall, whole)
       VALUES (${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => this.#at(at)).join(', ')}) RETURNING number`,
      [
        project,
        run.id,
        run.environment,
        run.at,
        run.branch ?? null,
        run.commit ?? null,
        run.url ?? null,
        run.wall ?? null,
        run.whole ? 1 : 0,
      ],
    );
    const rows = [...run.results].map(([key, { letter, duration = null }]) => [key, letter, duration]);
    // Looks each row up: with a plain join SQLite may look for each scenario of the project in all rows.
    await this.#query(
      `INSERT INTO brine_history_results (run, scenario, outcome, duration)
       SELECT ${Number(added?.number)}, s.number, c1, c2
       FROM ${this.#dialect.rows(1, ['text', 'text', 'integer'])} AS r
       CROSS JOIN brine_history_scenarios s WHERE s.key = c0 AND s.project = ${this.#at(2)}`,
      [JSON.stringify(rows), project],
    );
  }

  async #remove(number: string): Promise<void> {
    await this.#query(`DELETE FROM brine_history_results WHERE run = ${this.#at(1)}`, [number]);
    await this.#query(`DELETE FROM brine_history_runs WHERE number = ${this.#at(1)}`, [number]);
  }

  /** One text for a whole run: a row for each would take ten times as long to read. */
  async #results(number: string): Promise<RecordedRun['results']> {
    const value = `s.key || r.outcome || COALESCE(CAST(r.duration AS text), '')`;
    const [row] = await this.#query(
      `SELECT ${this.#dialect.joined(value)} AS packed
       FROM brine_history_results r JOIN brine_history_scenarios s ON s.number = r.scenario WHERE r.run = ${this.#at(1)}`,
      [number],
    );
    const packed = row?.packed ? String(row.packed).split(' ') : [];
    return new Map(packed.map((one) => [one.slice(0, KEY_LENGTH), resultOf(one.slice(KEY_LENGTH))]));
  }

  async #transaction<T>(work: () => Promise<T>): Promise<T> {
    for (const statement of this.#dialect.begin) await this.connection.query(statement);
    try {
      const done = await work();
      await this.connection.query('COMMIT');
      return done;
    } catch (error) {
      await this.connection.query('ROLLBACK').catch(() => {});
      throw error;
    }
  }

  async #query(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return await this.connection.query(sql, parameters);
  }

  #at(index: number): string {
    return this.connection.product === 'SQLite' ? `?${index}` : `$${index}`;
  }

  /** PostgreSQL cannot tell the type of a parameter that only stands in a list of columns. */
  #text(index: number): string {
    return `CAST(${this.#at(index)} AS text)`;
  }
}

function runOf(row: Row): Omit<RecordedRun, 'results'> {
  const optional = { branch: row.branch, commit: row.revision, url: row.url };
  const told = Object.entries(optional).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  );
  return {
    id: String(row.id),
    at: Number(row.began),
    environment: String(row.environment),
    ...Object.fromEntries(told),
    ...(row.wall !== null && { wall: Number(row.wall) }),
    whole: Number(row.whole) === 1,
  };
}

function resultOf(text: string): RecordedResult {
  const letter = text[0] as HistoryLetter;
  return text.length === 1 ? { letter } : { letter, duration: Number(text.slice(1)) };
}

function jsonRows(values: readonly string[]): string {
  return JSON.stringify(values.map((value) => [value]));
}

/** One statement cannot add the same row twice. */
function uniqueByKey<T extends readonly unknown[]>(rows: readonly T[]): T[] {
  const unique = new Map(rows.map((row) => [String(row[0]), row]));
  // In one order for all, so that two writers never wait for each other.
  return [...unique.values()].sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1));
}
