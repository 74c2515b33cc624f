import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../clean';
import { cut, LIMITS } from '../../sanitize';
import { readMarkdown } from '../markdown';
import type { Chapters } from './shapes/block';

/**
 * The README of each folder that features lie in, and of those above them inside the project.
 *
 * @param uris paths of feature files; those that point out of the project are passed over.
 * @param root absolute path of the project.
 */
export function readChapters(uris: readonly string[], root: string): Chapters {
  const folders = [...new Set(uris.flatMap(foldersOf))].sort();
  return Object.fromEntries(
    folders.flatMap((folder) => {
      const text = readText(join(root, folder, 'README.md'));
      return text === undefined ? [] : [[folder, readMarkdown(cut(clean(text, root), LIMITS.text))]];
    }),
  );
}

/** `features/a/b.feature` lies in `features/a` and `features`. */
function foldersOf(uri: string): string[] {
  const parts = uri.split(/[\\/]/).slice(0, -1);
  if (
    parts.length === 0 ||
    parts.some((part) => part === '' || part === '..' || part === '.' || part.includes(':'))
  )
    return [];
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
