import type { Connection } from '../../support/databases/connection';
import { dialectOf } from './dialect';
import { HistoryError } from './errors';

/** Of the tables; a history of another version is left alone. */
const VERSION = 1;

/** Makes the tables of a history where they are not there yet. @param where for messages. @throws {HistoryError} for a history of another version. */
export async function prepareTables(connection: Connection, where: string): Promise<void> {
  const { number } = dialectOf(connection);
  await connection.query('CREATE TABLE IF NOT EXISTS brine_history (version integer NOT NULL)');
  const [found] = await connection.query('SELECT version FROM brine_history');
  if (found && Number(found.version) !== VERSION) {
    throw new HistoryError({
      what: `The history is of version ${found.version}; this Brine knows version ${VERSION}.`,
      where,
      next: 'Use the Brine that wrote it, or name another place in BRINE_HISTORY.',
    });
  }
  if (!found) await connection.query(`INSERT INTO brine_history VALUES (${VERSION})`);
  await connection.query(`CREATE TABLE IF NOT EXISTS brine_history_scenarios (
    number ${number}, project text NOT NULL, key text NOT NULL, name text NOT NULL, uri text NOT NULL,
    line integer NOT NULL, UNIQUE (project, key))`);
  await connection.query(`CREATE TABLE IF NOT EXISTS brine_history_runs (
    number ${number}, project text NOT NULL, id text NOT NULL, environment text NOT NULL, began bigint NOT NULL,
    branch text, revision text, url text, wall bigint, whole integer NOT NULL, UNIQUE (project, id, environment))`);
  await connection.query(`CREATE TABLE IF NOT EXISTS brine_history_results (
    run bigint NOT NULL, scenario bigint NOT NULL, outcome text NOT NULL, duration bigint, PRIMARY KEY (run, scenario))`);
}
