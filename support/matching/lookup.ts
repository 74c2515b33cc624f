import { isObject, type Key } from './json';
import { parseJsonPath } from './json-path';
import { formatPath, parsePath } from './path';
import { suggest } from './suggest';

export interface Found {
  found: true;
  value: unknown;
  /** Where the value is, when the path names one place only. */
  keys?: Key[];
  /** All values found by a JSONPath that may find several. */
  hits?: unknown[];
}

export interface NotFound {
  found: false;
  /** The deepest part that exists; absent for a JSONPath that may find several. */
  parent?: { path: string; value: unknown; missing: Key };
  /** An existing path that is nearly the one asked for. */
  closest?: string;
}

/**
 * Finds the value at a field name (see `parsePath`) or, when it starts with `$`, at a JSONPath (RFC 9535). A JSONPath
 * with one hit gives the value, with several the list of them.
 *
 * @throws PathError when the path cannot be read.
 */
export function lookup(root: unknown, path: string): Found | NotFound {
  if (!path.startsWith('$')) return walk(root, parsePath(path));
  const query = parseJsonPath(path);
  if (query.keys) return walk(root, query.keys);
  const hits = query.run(root);
  if (hits.length === 0) return { found: false };
  return { found: true, value: hits.length === 1 ? hits[0] : hits, hits };
}

function walk(root: unknown, keys: Key[]): Found | NotFound {
  let value = root;
  for (let depth = 0; depth < keys.length; depth += 1) {
    const child = step(value, keys[depth] as Key);
    if (!child) return missing(root, keys, depth, value);
    value = child.value;
  }
  return { found: true, value, keys };
}

function step(value: unknown, key: Key): { value: unknown } | undefined {
  if (typeof key === 'string') {
    return isObject(value) && Object.hasOwn(value, key) ? { value: value[key] } : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const index = key < 0 ? value.length + key : key;
  return index >= 0 && index < value.length ? { value: value[index] } : undefined;
}

function missing(root: unknown, keys: Key[], depth: number, value: unknown): NotFound {
  const key = keys[depth] as Key;
  const parent = { path: formatPath(keys.slice(0, depth)), value, missing: key };
  const near = isObject(value) && typeof key === 'string' ? suggest(key, Object.keys(value)) : undefined;
  if (near === undefined) return { found: false, parent };
  const whole = keys.with(depth, near);
  const closest = walk(root, whole).found ? whole : whole.slice(0, depth + 1);
  return { found: false, parent, closest: formatPath(closest) };
}
