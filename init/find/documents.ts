import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';

const NAMED = /(?:^|\/)(?:[\w.-]+\.)?(?:openapi|swagger)\.(?:json|ya?ml)$/i;
const MAY_BE = /\.(?:json|ya?ml)$/i;
/** The first key of a document, or nearly so. */
const BEGINS = /^\s*(?:\{\s*)?["']?openapi["']?\s*:\s*["']?3\./m;
const HEAD = 1_024;
/** Files that are looked into. */
const MOST = 500;

/**
 * OpenAPI documents among the files of a project: those that are called so, and those that begin so, as
 * `contracts/mail.yaml` may.
 *
 * @param files from the folder of the project.
 */
export function findDocuments(root: string, files: readonly string[]): string[] {
  const candidates = files.filter((file) => MAY_BE.test(file) && !NAMED.test(file)).slice(0, MOST);
  const begun = new Set(candidates.filter((file) => BEGINS.test(headOf(path.join(root, file)))));
  return files.filter((file) => NAMED.test(file) || begun.has(file));
}

/** Empty where it cannot be read. */
function headOf(file: string): string {
  try {
    const handle = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(HEAD);
      return buffer.toString('utf8', 0, readSync(handle, buffer, 0, HEAD, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}
