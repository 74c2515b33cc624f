import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { openPostgres } from '../../support/databases/postgres';
import type { openSqlite } from '../../support/databases/sqlite';
import { redactText } from '../../support/evidence/redact';
import { HistoryError } from './errors';
import { HistoryStore } from './store';

/** Where the history is: a file, or the address of a PostgreSQL database. */
export type HistoryPlace = { file: string } | { url: string };

/**
 * `BRINE_HISTORY_URL` is a PostgreSQL database that all runners share, `BRINE_HISTORY` the path of a file, or `off`.
 * Otherwise it is `history.sqlite` in the output.
 */
export function historyPlace(env: NodeJS.ProcessEnv, output: string): HistoryPlace | undefined {
  const { BRINE_HISTORY_URL: url, BRINE_HISTORY: file } = env;
  if (file === 'off') return undefined;
  if (url) return { url };
  return { file: file || join(output, 'history.sqlite') };
}

/** @throws {HistoryError} */
export async function openHistory(place: HistoryPlace): Promise<HistoryStore> {
  const where = 'url' in place ? redactText(place.url) : place.file;
  try {
    return await HistoryStore.on(await connect(place), where);
  } catch (cause) {
    if (cause instanceof HistoryError) throw cause;
    throw new HistoryError(
      {
        what: 'The history cannot be opened.',
        where,
        details: redactText(cause instanceof Error ? cause.message : String(cause)),
        next: nextStep(cause, place),
      },
      { cause },
    );
  }
}

/** Each driver is loaded for its own kind alone; Node before 22.13 has its SQLite only behind a flag. */
async function connect(place: HistoryPlace) {
  if ('url' in place) {
    const driver = require('../../support/databases/postgres') as { openPostgres: typeof openPostgres };
    return await driver.openPostgres(place.url);
  }
  mkdirSync(dirname(place.file), { recursive: true });
  const driver = require('../../support/databases/sqlite') as { openSqlite: typeof openSqlite };
  return driver.openSqlite(place.file);
}

function nextStep(cause: unknown, place: HistoryPlace): string {
  if ((cause as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_BUILTIN_MODULE')
    return 'Use Node 22.13 or later, or start Node 22.12 with --experimental-sqlite.';
  return 'url' in place
    ? 'See that BRINE_HISTORY_URL names a PostgreSQL database that can be reached and written.'
    : 'Move the file away to begin a new history, or name another one in BRINE_HISTORY.';
}
