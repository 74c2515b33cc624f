import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptFile } from '../../support/evidence/kept-file';

/** A file that a run keeps beside its messages. */
export interface FoundFile {
  bytes: Buffer;
  /** Where it lies, relative to the project, with `/`. */
  source: string;
}

/** Undefined when the text is not what `keepFile` writes. */
export function readReference(text: string): KeptFile | undefined {
  try {
    const { path, name, mediaType, bytes, note } = JSON.parse(text) as Partial<
      Record<keyof KeptFile, unknown>
    >;
    if (typeof path !== 'string' || typeof name !== 'string' || typeof mediaType !== 'string')
      return undefined;
    if (typeof bytes !== 'number') return undefined;
    const said = typeof note === 'string' ? { note } : {};
    return { path, name, mediaType: mediaType.toLowerCase(), bytes, ...said };
  } catch {
    return undefined;
  }
}

/** Messages may come from anywhere: only a plain file of the one folder is ever read. */
const PATH = /^files\/[0-9a-f]{8,64}\.[a-z0-9]{1,5}$/;

/**
 * Finds the files that a run keeps in `<folder>/files`.
 *
 * @param folder where the messages lie.
 * @param shown the same folder as a reader in the project would write it: `reports/output`.
 */
export function keptIn(folder: string, shown: string): (path: string) => FoundFile | undefined {
  return (path) => {
    if (!PATH.test(path)) return undefined;
    const file = join(folder, path);
    try {
      if (!lstatSync(file).isFile()) return undefined;
      return { bytes: readFileSync(file), source: shown === '' ? path : `${shown}/${path}` };
    } catch {
      return undefined;
    }
  };
}
