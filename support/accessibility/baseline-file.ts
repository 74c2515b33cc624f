import { readFile } from 'node:fs/promises';
import { writeWhole } from '../snapshots/file';
import type { Known } from './baseline';
import { BaselineFileError } from './errors';

/**
 * @param file absolute.
 * @param shown how messages call it.
 * @returns undefined when there is no file.
 * @throws BaselineFileError
 */
export async function readBaseline(file: string, shown: string): Promise<Known | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new BaselineFileError(shown, (error as Error).message, { cause: error });
  }
  return parse(text, shown);
}

/** Writes it in an order that does not depend on which scenario came first. */
export async function writeBaseline(file: string, known: Known): Promise<void> {
  await writeWhole(file, `${JSON.stringify(known, sortedKeys, 2)}\n`);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function parse(text: string, shown: string): Known {
  let known: unknown;
  try {
    known = JSON.parse(text);
  } catch (cause) {
    throw new BaselineFileError(shown, (cause as Error).message, { cause });
  }
  const wrong = misshapen(known);
  if (wrong) throw new BaselineFileError(shown, wrong);
  return known as Known;
}

function misshapen(known: unknown, at: readonly string[] = []): string | undefined {
  if (at.length === 3) {
    const right = Number.isInteger(known) && (known as number) > 0;
    return right
      ? undefined
      : `${at.join(' › ')} should be how many there are, and is ${JSON.stringify(known)}`;
  }
  if (typeof known !== 'object' || known === null || Array.isArray(known)) {
    return `${at.length === 0 ? 'it' : at.join(' › ')} should be an object`;
  }
  return Object.entries(known)
    .map(([key, value]) => misshapen(value, [...at, key]))
    .find((wrong) => wrong !== undefined);
}
