import type { Connection, Row } from '../../support/databases/connection';
import { type Dialect, dialectOf } from './dialect';
import type { RecordedRun, RecordedScenario } from './recorded';
import { resultsOf, runOf, scenarioOf } from './rows';
import { prepareTables } from './tables';

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

  private constructor(private readonly connection: Connection) {
    this.#dialect = dialectOf(connection);
  }

  /** Takes the connection over. @throws {HistoryError} for a history of a later version. */
  static async on(connection: Connection, where: string): Promise<HistoryStore> {
    const store = new HistoryStore(connection);
    try {
      await store.#transaction(async () => await prepareTables(connection, where));
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
    return new Map(rows.map((row) => [String(row.key), scenarioOf(row)]));
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
    return resultsOf(row?.packed);
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
    return this.#dialect.at(index);
  }

  /** PostgreSQL cannot tell the type of a parameter that only stands in a list of columns. */
  #text(index: number): string {
    return `CAST(${this.#at(index)} AS text)`;
  }
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
