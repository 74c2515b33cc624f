import type { FieldRow } from './cells';
import { unlike } from './expect';
import { isObject, type Key } from './json';
import { type Found, lookup, type NotFound } from './lookup';
import { type MatchOptions, match } from './match';
import type { MatchError } from './match-error';
import type { Mismatch } from './mismatch';
import { MissingFieldError } from './missing-field-error';
import { formatPath } from './path';
import { preview } from './preview';

/** A field that a step looks at. */
export interface Field {
  /** What holds the field, as in a sentence: `the response`. */
  owner: string;
  body: unknown;
  /** See `lookup`. */
  path: string;
}

/** `the response field "total"`. */
export function subjectOf({ owner, path }: Field): string {
  return `${owner} field "${path}"`;
}

/** @throws MissingFieldError when there is no such field. */
export function demand({ owner, body, path }: Field): Found {
  const found = lookup(body, path);
  if (!found.found) throw new MissingFieldError(owner, path, found);
  return found;
}

/** The error of a check that the value of a field failed; `expected` in words. */
export function wrong(field: Field, expected: string, value: unknown): MatchError {
  return unlike(subjectOf(field), expected, { value, words: preview(value) });
}

/**
 * The items of a list with the path that leads to it. All hits of a JSONPath that may find several are items, unless its
 * only hit is a list.
 *
 * @throws MissingFieldError, or MatchError when the field is no list.
 */
export function itemsOf(field: Field): { items: unknown[]; path: string } {
  const found = lookup(field.body, field.path);
  if (!found.found && !found.parent) return { items: [], path: '' };
  const { value, keys, hits } = demand(field);
  if (Array.isArray(value)) return { items: value, path: formatPath(keys ?? []) };
  if (hits) return { items: hits, path: '' };
  throw wrong(field, 'a list', value);
}

/** What stands around the value at a path that was looked up, for markers that look at other fields. */
export function around(body: unknown, owner: unknown, { keys }: Found): NonNullable<MatchOptions['around']> {
  return { root: body, holder: keys && holderOf(owner, keys) };
}

/** The innermost object on the way to a value. */
function holderOf(owner: unknown, keys: readonly Key[]): unknown {
  for (let depth = keys.length - 1; depth > 0; depth -= 1) {
    const found = lookup(owner, formatPath(keys.slice(0, depth)));
    if (found.found && isObject(found.value)) return found.value;
  }
  return keys.length > 0 ? owner : undefined;
}

/**
 * How the fields of a value differ from the rows.
 *
 * @param item where the value is (`at`) in a body, when it is an item of a list.
 */
export function compareRows(
  value: unknown,
  rows: readonly FieldRow[],
  item: { at: string; body: unknown } = { at: '', body: value },
): Mismatch[] {
  const { at, body } = item;
  return rows.flatMap(([path, expected]) => {
    const found = lookup(value, path);
    if (!found.found) return whenMissing(expected, join(at, path), found, item);
    const options = { mode: 'exact', around: around(body, value, found) } as const;
    return match(found.value, expected, options).map((mismatch) => ({
      ...mismatch,
      path: join(join(at, path), mismatch.path),
    }));
  });
}

/** The markers in the rows that cannot be read. */
export function badMarkersIn(rows: readonly FieldRow[]): Mismatch[] {
  return compareRows({}, rows).filter(({ kind }) => kind === 'bad marker');
}

function whenMissing(
  expected: unknown,
  path: string,
  { closest }: NotFound,
  { at, body }: { at: string; body: unknown },
): Mismatch[] {
  // The matcher knows what a missing field means to each marker.
  return match({}, { field: expected }, { mode: 'exact', around: { root: body } }).map((mismatch) => ({
    ...mismatch,
    path,
    ...(closest !== undefined && { near: join(at, closest) }),
  }));
}

function join(parent: string, child: string): string {
  if (parent === '' || child === '') return parent + child;
  if (child.startsWith('[')) return parent + child;
  return child.startsWith('$') ? `${parent} ${child}` : `${parent}.${child}`;
}
