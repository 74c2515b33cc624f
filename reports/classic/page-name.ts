import { createHash } from 'node:crypto';

/** Leaves room for the hash and `.html` below the 255 bytes of a file name. */
const LONGEST = 120;

/**
 * The name of a feature's page, without `.html`: readable, the same for the same uri in every run, and never the same for
 * two uris (also where file names know no upper and lower case): a hash of the uri ends it.
 */
export function pageName(uri: string): string {
  const hash = createHash('sha256').update(uri).digest('hex').slice(0, 8);
  const slug = uri
    .replace(/\.feature$/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  return slug === '' ? hash : `${slug}-${hash}`;
}
