import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseSettings } from '../settings/database-settings';
import type { LoadedSettings } from '../settings/settings';
import { Databases, type PlacedDatabase } from './databases';
import { existingSqlite, placeSqlite, prepareSqlite } from './place-sqlite';
import { existingPostgres, placePostgres, type ServerFacts } from './server';

export interface Placing {
  settings: LoadedSettings;
  /** Folder of this worker. */
  directory: string;
  env: NodeJS.ProcessEnv;
  /** What the run prepared; there when a database asks for PostgreSQL. */
  server?: ServerFacts | undefined;
  /** SQLite databases → files that the run prepared. */
  templates?: Readonly<Record<string, string>> | undefined;
  /** Name of this worker among those of the run. */
  worker: string;
}

/**
 * Makes the databases of one worker, each prepared as its settings say.
 *
 * @throws DatabaseSetupError, PostgresServerError
 */
export async function placeDatabases(placing: Placing): Promise<Databases> {
  const placed = new Map<string, PlacedDatabase>();
  for (const [name, database] of Object.entries(placing.settings.databases)) {
    placed.set(name, await place(name, database, placing));
  }
  return new Databases(placed);
}

/**
 * Gives the function that makes more databases like some of a worker's; they are removed by disposing them. What
 * somebody else keeps is not among them.
 */
export function newDatabases(placing: Placing): (names: readonly string[]) => Promise<Databases> {
  let count = 0;
  return async (names) => {
    count += 1;
    const { settings, worker } = placing;
    const wanted = Object.entries(settings.databases).filter(
      ([name, database]) => names.includes(name) && isMade(database),
    );
    const directory = path.join(placing.directory, 'data', `scenario-${count}`);
    const made = await placeDatabases({
      ...placing,
      settings: { ...settings, databases: Object.fromEntries(wanted) },
      directory,
      worker: `${worker}_${count}`,
    });
    return made.withRemoval(async () => await rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  };
}

/** Whether Brine makes this database, and can make another like it. */
function isMade(database: DatabaseSettings): boolean {
  return 'sqlite' in database || 'postgres' in database;
}

/**
 * Prepares the SQLite files that workers copy, each once a run.
 *
 * @returns database in the settings → file, for those that there is something to prepare of.
 * @throws DatabaseSetupError
 */
export async function prepareTemplates(
  { databases, root, timeouts }: LoadedSettings,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, database] of Object.entries(databases)) {
    if (!('sqlite' in database)) continue;
    const file = await prepareSqlite(database, folder, { name, root, env, timeout: timeouts.build });
    if (file !== undefined) files[name] = file;
  }
  return files;
}

async function place(
  name: string,
  database: DatabaseSettings,
  { settings: { root, timeouts }, directory, env, server, templates, worker }: Placing,
): Promise<PlacedDatabase> {
  const surroundings = { name, root, env, timeout: timeouts.build };
  if ('sqlite' in database)
    return await placeSqlite(
      database,
      path.join(directory, 'data', 'databases'),
      surroundings,
      templates?.[name],
    );
  if ('postgres' in database) {
    if (!server) throw new Error(`The run prepared no server for the database "${name}".`);
    return await placePostgres(name, worker, server);
  }
  return database.url.startsWith('sqlite:')
    ? existingSqlite(database.url, root)
    : existingPostgres(database.url);
}
