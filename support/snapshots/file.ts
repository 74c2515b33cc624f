import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SnapshotFileError, SnapshotNameError } from './errors';

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,98}[\p{L}\p{N}])?$/u;

/**
 * Where a snapshot is: beside its feature file, in `__snapshots__/<feature>/<name>.<ending>`.
 *
 * @param feature path of the feature file.
 * @throws SnapshotNameError
 */
export function fileOf(feature: string, name: string, ending = 'json'): string {
  if (!NAME.test(name)) throw new SnapshotNameError(name);
  const title = path.basename(feature).replace(/\.feature(?:\.md)?$/, '');
  return path.join(path.dirname(feature), '__snapshots__', title, `${name}.${ending}`);
}

/** The parsed file, or nothing when there is none. @throws SnapshotFileError */
export async function readSnapshot(
  name: string,
  file: string,
  shown: string,
): Promise<{ template: unknown } | undefined> {
  try {
    return { template: JSON.parse(await readFile(file, 'utf8')) as unknown };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SnapshotFileError(name, shown, error);
  }
}

/** Writes the file whole or not at all: another worker may read it at any moment. */
export async function writeSnapshot(file: string, template: unknown): Promise<void> {
  await writeWhole(file, `${JSON.stringify(template, null, 2)}\n`);
}

/** Writes the file whole or not at all, and the folders that lead to it. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, content);
  await rename(draft, file);
}
