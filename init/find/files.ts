import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'target', 'dist', 'build', 'coverage', 'vendor']);
/** Folders deep, and files in all: what lies deeper is not where a project keeps its services. */
const DEEPEST = 6;
const MOST = 20_000;

/** Files of a project, from its folder, with `/`, those near the top first; without what was made or fetched. */
export function filesOf(root: string): string[] {
  const files: string[] = [];
  let folders = [''];
  for (let depth = 0; depth <= DEEPEST && folders.length > 0 && files.length < MOST; depth += 1) {
    const inside = folders.map((folder) => inFolder(root, folder));
    files.push(...inside.flatMap((one) => one.files));
    folders = inside.flatMap((one) => one.folders);
  }
  return files;
}

/** A folder that may not be read is as good as empty. */
function inFolder(root: string, folder: string): { files: string[]; folders: string[] } {
  try {
    const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
    const named = entries.map((entry) => ({ entry, name: path.posix.join(folder, entry.name) }));
    return {
      files: named.flatMap(({ entry, name }) => (entry.isFile() ? [name] : [])).sort(),
      folders: named.flatMap(({ entry, name }) => (isLookedInto(entry) ? [name] : [])).sort(),
    };
  } catch {
    return { files: [], folders: [] };
  }
}

function isLookedInto(entry: Dirent): boolean {
  return entry.isDirectory() && !SKIPPED.has(entry.name) && !entry.name.startsWith('.');
}
