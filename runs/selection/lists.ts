import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../../support/errors/brine-error';

const KEPT = 'listed.json';

/** A list of what is to run was named, and there is none. */
export class ListMissingError extends SetupError {
  override readonly name = 'ListMissingError';

  constructor(file: string) {
    super({
      what: 'There is no list of scenarios where it was looked for.',
      where: file,
      next: 'Name a file with a path in each line, such as features/orders.feature:12. A run leaves reports/output/rerun.txt.',
    });
  }
}

/**
 * Puts what the file after an `@` lists in its place. Before the run begins, because the run takes away what the one before it left;
 * Cucumber itself takes for a list what has an `@` in the name of its file, which is one too.
 *
 * @param cwd what paths are relative to, those in a list as well.
 * @returns undefined when no list is named.
 * @throws ListMissingError
 */
export function readLists(paths: readonly string[], cwd: string): string[] | undefined {
  if (!paths.some((one) => listOf(one, cwd) !== undefined)) return undefined;
  return paths.flatMap((one) => {
    const file = listOf(one, cwd);
    return file === undefined ? [one] : linesOf(file, cwd);
  });
}

/**
 * Keeps what was listed, for those that make good what the run may leave: by then the list may be gone.
 *
 * @param run folder of the run.
 */
export function keepListed(run: string, paths: readonly string[]): void {
  writeFileSync(path.join(run, KEPT), JSON.stringify(paths));
}

/** @param part the file that tells a run which part of another it makes good: it is in a folder of that one's. */
export function keptListed(part: string): string[] | undefined {
  const file = path.join(path.dirname(part), '..', KEPT);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : undefined;
}

function listOf(named: string, cwd: string): string | undefined {
  if (path.basename(named).startsWith('@') && existsSync(path.resolve(cwd, named))) return named;
  return named.startsWith('@') ? named.slice(1) : undefined;
}

function linesOf(file: string, cwd: string): string[] {
  const full = path.resolve(cwd, file);
  if (!existsSync(full)) throw new ListMissingError(file);
  return readFileSync(full, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
