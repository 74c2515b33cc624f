import type { LoadedSettings } from '../../support/settings/settings';
import { type Finding, missing, ok, unneeded } from './finding';

/** SQLite comes with Node; PostgreSQL's programs are fetched through npm by the first run that needs them. */
export function lookAtDatabases({ databases }: LoadedSettings): Finding[] {
  const kinds = Object.values(databases);
  if (kinds.length === 0) return [unneeded('databases', 'the settings name none')];
  const sqlite = kinds.some((one) => 'sqlite' in one || ('url' in one && /^sqlite:/.test(String(one.url))));
  const postgres = kinds.some((one) => 'postgres' in one);
  return [...(sqlite ? [lookAtSqlite()] : []), ...(postgres ? [lookAtPostgres()] : [])];
}

function lookAtSqlite(): Finding {
  try {
    const { DatabaseSync } = require('node:sqlite') as typeof import('node:sqlite');
    const database = new DatabaseSync(':memory:');
    const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
    database.close();
    return ok('SQLite', version);
  } catch (error) {
    return missing(
      'SQLite',
      `Node has none: ${(error as Error).message}`,
      'Install Node 24 from https://nodejs.org',
    );
  }
}

function lookAtPostgres(): Finding {
  const { platform, arch } = process;
  const known =
    { linux: ['arm', 'arm64', 'ia32', 'ppc64', 'x64'], darwin: ['arm64', 'x64'], win32: ['x64'] }[
      platform as string
    ] ?? [];
  if (known.includes(arch)) return ok('PostgreSQL', 'the first run that needs it fetches it through npm');
  return missing(
    'PostgreSQL',
    `there are no programs for ${platform} on ${arch}`,
    'Name a server in the settings: databases: { orders: { url: "postgres://…" } }',
  );
}
