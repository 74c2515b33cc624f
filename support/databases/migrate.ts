import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CreatedDatabase } from '../settings/database-settings';
import type { Connection } from './connection';
import { DatabaseSetupError } from './errors';

export interface Surroundings {
  /** Name of the database in the settings. */
  name: string;
  /** As the command of `migrate` finds it in `DATABASE_URL`. */
  url: string;
  /** Folder of the project: commands run there. */
  root: string;
  env: NodeJS.ProcessEnv;
  /** Milliseconds that a command may take. */
  timeout: number;
}

/**
 * Brings a new database up to date and puts in what every scenario finds there. Every connection is closed afterwards,
 * because a database that somebody uses cannot be copied.
 *
 * @throws DatabaseSetupError that names the file or the command
 */
export async function migrate(
  { migrate: how, seed }: CreatedDatabase,
  surroundings: Surroundings,
  open: () => Promise<Connection>,
): Promise<void> {
  if (Array.isArray(how)) await command(how, surroundings);
  const files = [
    ...(typeof how === 'string' ? await sqlFiles(how, surroundings) : []),
    ...(seed ? [seed] : []),
  ];
  if (files.length === 0) return;
  const connection = await open();
  try {
    for (const file of files) await runFile(file, connection, surroundings);
  } finally {
    await connection.close();
  }
}

/** In the order of their numbers; those that undo a migration are left out. */
async function sqlFiles(folder: string, { name, root }: Surroundings): Promise<string[]> {
  const found = await readdir(folder).catch((error: unknown) => {
    throw new DatabaseSetupError(
      name,
      {
        what: `The migrations of the database "${name}" cannot be read.`,
        where: path.relative(root, folder),
      },
      { cause: error },
    );
  });
  return found
    .filter((file) => file.endsWith('.sql') && !file.endsWith('.down.sql'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((file) => path.join(folder, file));
}

async function runFile(file: string, connection: Connection, { name, root }: Surroundings): Promise<void> {
  const where = path.relative(root, file);
  try {
    await connection.script(await readFile(file, 'utf8'));
  } catch (error) {
    const there = await stat(file).then(
      () => true,
      () => false,
    );
    const details = there ? (error as Error).message : 'there is no such file';
    throw new DatabaseSetupError(
      name,
      { what: `The database "${name}" could not be prepared.`, where, details },
      { cause: error },
    );
  }
}

async function command(
  [program = '', ...args]: readonly string[],
  { name, url, root, env, timeout }: Surroundings,
): Promise<void> {
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd: root,
    env: { ...env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    windowsHide: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`),
    );
  });
  if (failure === undefined) return;
  throw new DatabaseSetupError(name, {
    what: `The migrations of the database "${name}" failed: ${failure}.`,
    where: [program, ...args].join(' '),
    details: said.trim().split('\n').slice(-20).join('\n'),
  });
}
