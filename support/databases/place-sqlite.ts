import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { SqliteDatabase } from '../settings/database-settings';
import type { PlacedDatabase } from './databases';
import { migrate, type Surroundings } from './migrate';
import { createSqlite, openSqlite } from './sqlite';

/**
 * Makes the file of a worker and prepares it.
 *
 * @param folder of this worker alone.
 * @throws DatabaseSetupError
 */
export async function placeSqlite(
  settings: SqliteDatabase,
  folder: string,
  surroundings: Omit<Surroundings, 'url'>,
): Promise<PlacedDatabase> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${surroundings.name}.db`);
  const url = `sqlite://${file.replaceAll('\\', '/')}?mode=rwc`;
  const open = async () => openSqlite(file);
  if (!existsSync(file)) {
    createSqlite(file);
    await migrate(settings, { ...surroundings, url }, open);
  }
  return { url, open };
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
