import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ownGroup } from '../services/process/reaper';
import { type Clock, systemClock } from '../wait/clock';
import { openPostgres } from './postgres';
import { PostgresNotStartedError } from './server-errors';

/** Names whose it is: another run removes what this one could not. */
const PREFIX = `brine-postgres-${process.pid}-`;
/** The account without rights of its own: PostgreSQL refuses to run as root. */
const NOBODY = process.platform === 'darwin' ? 4_294_967_294 : 65_534;
const USER = 'brine';
/** Milliseconds. */
const READY = 30_000;
const STOP = 5_000;

/** Nothing of it has to survive, so nothing waits for the disk. */
const FLAGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** A PostgreSQL server of this run alone. */
export interface Cluster extends AsyncDisposable {
  /** Of its superuser, with the password. */
  url: string;
}

/**
 * Makes a server in the system's folder for temporary files and starts it on a free port of this machine alone. It is
 * ended and its folder removed by disposing it; it also ends when this process does, however that ends.
 *
 * @param programs folder with PostgreSQL's `bin`, `lib` and `share`.
 * @throws PostgresNotStartedError
 */
export async function startCluster(programs: string, env: NodeJS.ProcessEnv): Promise<Cluster> {
  await removeLeft();
  const folder = await mkdtemp(path.join(tmpdir(), PREFIX));
  try {
    const password = randomBytes(18).toString('base64url');
    const server = new Server(programs, folder, env);
    await server.make(password);
    const url = await server.start(password);
    return { url, [Symbol.asyncDispose]: async () => await server.stop() };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

class Server {
  readonly #data: string;
  readonly #log: string;
  readonly #account = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  #child: ReturnType<typeof spawn> | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly programs: string,
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly clock: Clock = systemClock,
  ) {
    this.#data = path.join(folder, 'data');
    this.#log = path.join(folder, 'server.log');
  }

  async make(password: string): Promise<void> {
    const secret = path.join(this.folder, 'password');
    await writeFile(secret, password, { mode: 0o600 });
    for (const owned of [secret, this.folder]) {
      if (this.#account.uid !== undefined) await chown(owned, this.#account.uid, this.#account.gid);
    }
    const args = ['-D', this.#data, '-U', USER, `--pwfile=${secret}`, '--auth=scram-sha-256', '--no-sync'];
    args.push(
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    );
    await promisify(execFile)(this.#program('initdb'), args, {
      ...this.#account,
      cwd: this.folder,
      env: this.#own(),
    }).catch((error: Error & { stderr?: string }) => {
      throw new PostgresNotStartedError(
        'its folder could not be made',
        error.stderr?.trim() || error.message,
        {
          cause: error,
        },
      );
    });
    await rm(secret);
  }

  async start(password: string): Promise<string> {
    const port = await freePort();
    const flags = Object.entries(FLAGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const log = openSync(this.#log, 'a');
    const child = spawn(this.#program('postgres'), ['-D', this.#data, '-p', String(port), ...flags], {
      ...this.#account,
      cwd: this.folder,
      env: this.#own(),
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    closeSync(log);
    // A run is not kept alive by it.
    child.unref();
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('error', resolve);
      child.once('exit', resolve);
    });
    const forget = child.pid === undefined ? () => {} : ownGroup(child.pid);
    void this.#ended.then(forget);
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
    await this.#untilReady(url);
    return url;
  }

  /** At once: what it has not written yet is of no use any more. */
  async stop(): Promise<void> {
    this.#child?.ref();
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), STOP);
    this.#child?.kill(process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT');
    await this.#ended;
    clearTimeout(timer);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #untilReady(url: string): Promise<void> {
    const begin = this.clock.now();
    for (;;) {
      const ended = this.#child?.exitCode !== null || this.#child?.pid === undefined;
      const failure = await openPostgres(url).then(
        async (connection) => await connection.close(),
        (error: Error) => error,
      );
      if (!failure) return;
      if (ended || this.clock.now() - begin > READY) {
        const said = readFileSync(this.#log, 'utf8').trim().split('\n').slice(-10).join('\n');
        await this.stop();
        throw new PostgresNotStartedError(ended ? 'it ended at once' : failure.message, said, {
          cause: failure,
        });
      }
      await this.clock.sleep(20);
    }
  }

  #program(name: string): string {
    return path.join(this.programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  }

  /** Without what would point it to another server or another language. */
  #own(): NodeJS.ProcessEnv {
    const kept = Object.entries(this.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
    return { ...Object.fromEntries(kept), LC_ALL: 'C' };
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Folders of runs that were killed: their servers ended with them and could not clean up. */
async function removeLeft(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const runner = /^brine-postgres-(\d+)-/.exec(name)?.[1];
    if (runner === undefined || lives(Number(runner))) continue;
    const folder = path.join(tmpdir(), name);
    const server = await readFile(path.join(folder, 'data', 'postmaster.pid'), 'utf8').catch(() => '');
    if (server !== '' && lives(Number.parseInt(server, 10))) continue;
    // What belongs to somebody else stays: it cannot be removed.
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
