import { randomBytes } from 'node:crypto';
import type { PostgresDatabase } from '../settings/database-settings';
import type { LoadedSettings } from '../settings/settings';
import { rememberPostgres } from './baseline-postgres';
import { postgresPrograms } from './binaries';
import { type Cluster, startCluster } from './cluster';
import type { Row } from './connection';
import type { PlacedDatabase } from './databases';
import { migrate, type Surroundings } from './migrate';
import { openPostgres } from './postgres';
import { PostgresServerError } from './server-errors';
import { quote } from './table';

/** What workers need to make their databases; travels from the run to them. */
export interface ServerFacts {
  /** Part of the name of each database of this run. */
  run: string;
  /** Database in the settings → URL of the server's user. */
  servers: Record<string, string>;
  /** Database in the settings → name of the prepared one that workers copy. */
  templates: Record<string, string>;
}

export interface ServerOptions {
  settings: LoadedSettings;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Part of the name of each database of this run, as `newDatabaseMark` makes it. */
  run: string;
  /** The same of a run that died and could not remove its own. */
  died?: string | undefined;
}

export function newDatabaseMark(): string {
  return randomBytes(3).toString('hex');
}

/** The run's share of PostgreSQL: a throw-away server where the settings ask for one, and what workers copy. */
export class PostgresServers implements AsyncDisposable {
  #cluster: Promise<Cluster> | undefined;
  #preparing: Promise<ServerFacts | undefined> | undefined;
  /** Servers that stay when the run is over. */
  readonly #kept = new Set<string>();

  constructor(private readonly options: ServerOptions) {}

  /** Undefined when the settings ask for no PostgreSQL. @throws SetupError */
  async prepare(): Promise<ServerFacts | undefined> {
    this.#preparing ??= this.#prepare();
    return await this.#preparing;
  }

  /** Ends the throw-away server, and removes from others what workers left there. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#preparing?.catch(() => {});
    for (const server of this.#kept) await dropAll(server, `brine_${this.options.run}_`).catch(() => {});
    const cluster = await this.#cluster?.catch(() => undefined);
    await cluster?.[Symbol.asyncDispose]();
  }

  async #prepare(): Promise<ServerFacts | undefined> {
    const wanted = Object.entries(this.options.settings.databases).flatMap(([name, database]) =>
      'postgres' in database ? [[name, database] as const] : [],
    );
    if (wanted.length === 0) return undefined;
    const facts: ServerFacts = { run: this.options.run, servers: {}, templates: {} };
    for (const [name, database] of wanted) {
      const server = await this.#serverFor(database);
      facts.servers[name] = server;
      const template = await this.#template(name, database, server);
      if (template !== undefined) facts.templates[name] = template;
    }
    return facts;
  }

  async #serverFor({ url }: PostgresDatabase): Promise<string> {
    const { env } = this.options;
    const given = url ?? env.BRINE_DATABASE_URL ?? env.DATABASE_URL;
    if (given && /^postgres(ql)?:/.test(given)) {
      if (!this.#kept.has(given)) await this.#removeLeft(given);
      this.#kept.add(given);
      return given;
    }
    this.#cluster ??= this.#start();
    return (await this.#cluster).url;
  }

  /** What cannot be removed must not keep this run from its databases. */
  async #removeLeft(server: string): Promise<void> {
    const { died } = this.options;
    if (died !== undefined) await dropAll(server, `brine_${died}_`).catch(() => {});
  }

  async #start(): Promise<Cluster> {
    const { settings, env, say } = this.options;
    const programs = await postgresPrograms({
      root: settings.root,
      env,
      say,
      timeout: settings.timeouts.build,
    });
    say('Starting PostgreSQL …');
    return await startCluster(programs, env);
  }

  async #template(name: string, database: PostgresDatabase, server: string): Promise<string | undefined> {
    if (database.migrate === undefined && database.seed === undefined) return undefined;
    const { settings, env } = this.options;
    const template = `brine_${this.options.run}_template_${name}`;
    await administer(server, `CREATE DATABASE ${quote(template)}`);
    const url = urlOf(server, template);
    const surroundings: Surroundings = {
      name,
      url,
      root: settings.root,
      env,
      timeout: settings.timeouts.build,
    };
    await migrate(database, surroundings, async () => await openPostgres(url));
    return template;
  }
}

/**
 * Makes the database of one worker, as a copy of what the run prepared if it did.
 *
 * @throws PostgresServerError
 */
export async function placePostgres(
  name: string,
  worker: string,
  facts: ServerFacts,
): Promise<PlacedDatabase> {
  const server = facts.servers[name] ?? '';
  const own = `brine_${facts.run}_${worker}_${name}`;
  const template = facts.templates[name];
  await administer(server, `DROP DATABASE IF EXISTS ${quote(own)}`);
  await administer(server, `CREATE DATABASE ${quote(own)}${await copying(server, template)}`);
  const url = urlOf(server, own);
  return {
    ...existingPostgres(url),
    remember: async () => await rememberPostgres(url),
    remove: async () => {
      await administer(server, `DROP DATABASE IF EXISTS ${quote(own)} WITH (FORCE)`);
    },
  };
}

/** Copying files is half the work of copying by way of the log; a server can do it from 15 on. */
async function copying(server: string, template: string | undefined): Promise<string> {
  if (template === undefined) return '';
  const [row] = await administer(server, 'SHOW server_version_num');
  const strategy = Number(row?.server_version_num) >= 150_000 ? ' STRATEGY FILE_COPY' : '';
  return ` TEMPLATE ${quote(template)}${strategy}`;
}

/** A database that somebody else keeps. */
export function existingPostgres(url: string): PlacedDatabase {
  return { url, open: async () => await openPostgres(url) };
}

/** The same server and user, another database. */
function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

async function administer(server: string, sql: string): Promise<Row[]> {
  try {
    const connection = await openPostgres(server);
    return await connection.query(sql).finally(async () => await connection.close());
  } catch (error) {
    throw new PostgresServerError(withoutPassword(server), error as Error);
  }
}

async function dropAll(server: string, prefix: string): Promise<void> {
  const connection = await openPostgres(server);
  try {
    const found = await connection.query(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { name } of found)
      await connection.query(`DROP DATABASE IF EXISTS ${quote(String(name))} WITH (FORCE)`);
  } finally {
    await connection.close();
  }
}

function withoutPassword(server: string): string {
  const url = new URL(server);
  url.password = '';
  return url.href;
}
