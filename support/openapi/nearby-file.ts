import { readdirSync } from 'node:fs';
import path from 'node:path';
import { suggest } from '../matching/suggest';

/** The name of a file in the same folder that was probably meant; undefined when none is near, or no such folder is. */
export function nearbyFile(missing: string): string | undefined {
  try {
    return suggest(path.basename(missing), readdirSync(path.dirname(missing)));
  } catch {
    return undefined;
  }
}
