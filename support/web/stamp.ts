import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.git', 'coverage']);
const LOCKFILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];

/**
 * A hash of all that a build depends on: the app's files, the lockfile, the `VITE_…` variables and the arguments. It
 * does not know of files outside the app's folder that the app imports by a relative path.
 */
export function sourceStamp(root: string, env: NodeJS.ProcessEnv, args: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (name: string, content: string | Buffer) => {
    hash.update(`${name}\0${content.length}\0`).update(content);
  };
  for (const file of filesUnder(root)) {
    add(path.relative(root, file).split(path.sep).join('/'), readFileSync(file));
  }
  const lock = lockfileAbove(root);
  if (lock) add('lockfile', readFileSync(lock));
  const variables = Object.entries(env).filter(([name]) => name.startsWith('VITE_') || name === 'NODE_ENV');
  add('environment', JSON.stringify(variables.sort(([a], [b]) => (a < b ? -1 : 1))));
  add('arguments', JSON.stringify(args));
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(full);
      return entry.isFile() ? [full] : [];
    });
}

function lockfileAbove(folder: string): string | undefined {
  const here = LOCKFILES.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  const parent = path.dirname(folder);
  return here ?? (parent === folder ? undefined : lockfileAbove(parent));
}
