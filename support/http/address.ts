import type { Pair } from './draft';
import { RequestAddressError } from './errors';

export function isAbsolute(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/**
 * The whole address of a path on a service. The path of the base is kept: `https://h/api` and `/orders` give
 * `https://h/api/orders`. An absolute `path` stands on its own.
 *
 * @throws RequestAddressError
 */
export function addressOf(base: string, path: string, query: readonly Pair[]): URL {
  if (!isAbsolute(path) && /^[a-z][a-z0-9+.-]*:\/\//i.test(path))
    throw new RequestAddressError(path, undefined);
  const whole = isAbsolute(path) ? path : join(base, path);
  try {
    const url = new URL(whole);
    for (const [name, value] of query) url.searchParams.append(name, value);
    return url;
  } catch (error) {
    throw new RequestAddressError(whole, error);
  }
}

function join(base: string, path: string): string {
  const start = base.replace(/\/+$/, '');
  return path === '' || /^[/?#]/.test(path) ? start + path : `${start}/${path}`;
}
