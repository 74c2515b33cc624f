import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { SqliteDatabase } from '../settings/database-settings';
import { rememberSqlite } from './baseline-sqlite';
import type { PlacedDatabase } from './databases';
import { migrate, type Surroundings } from './migrate';
import { createSqlite, openSqlite, settleSqlite } from './sqlite';

/**
 * Makes the file of a worker: a copy of what the run prepared, or a new one that is prepared now.
 *
 * @param folder of this worker alone.
 * @param template the file that the run prepared.
 * @throws DatabaseSetupError
 */
export async function placeSqlite(
  settings: SqliteDatabase,
  folder: string,
  surroundings: Omit<Surroundings, 'url'>,
  template?: string,
): Promise<PlacedDatabase> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${surroundings.name}.db`);
  const url = `sqlite://${file.replaceAll('\\', '/')}?mode=rwc`;
  const open = async () => openSqlite(file);
  if (template !== undefined) copyFileSync(template, file, constants.COPYFILE_FICLONE);
  else if (!existsSync(file)) {
    createSqlite(file);
    await migrate(settings, { ...surroundings, url }, open);
  }
  return { url, open, remember: async () => rememberSqlite(file) };
}

/**
 * Prepares a file that workers copy; undefined when there is nothing to prepare.
 *
 * @param folder of the run.
 * @throws DatabaseSetupError
 */
export async function prepareSqlite(
  settings: SqliteDatabase,
  folder: string,
  surroundings: Omit<Surroundings, 'url'>,
): Promise<string | undefined> {
  if (settings.migrate === undefined && settings.seed === undefined) return undefined;
  await placeSqlite(settings, folder, surroundings);
  const file = path.join(folder, `${surroundings.name}.db`);
  settleSqlite(file);
  return file;
}

/** A file that somebody else keeps, by its `sqlite:` URL. */
export function existingSqlite(url: string, root: string): PlacedDatabase {
  const [address = ''] = url.slice('sqlite:'.length).split('?');
  const file = path.resolve(root, decodeURIComponent(address.replace(/^\/\//, '')));
  const open = async () => {
    if (!existsSync(file)) throw new Error(`there is no file ${path.relative(root, file)}`);
    return openSqlite(file);
  };
  return { url, open };
}
