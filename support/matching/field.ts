import type { FieldRow } from './cells';
import { unlike } from './expect';
import { type Found, lookup, type NotFound } from './lookup';
import { match } from './match';
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

/** How the fields below `at` (a path in the same body, or empty) differ from the rows. */
export function compareRows(value: unknown, rows: readonly FieldRow[], at = ''): Mismatch[] {
  return rows.flatMap(([path, expected]) => {
    const found = lookup(value, path);
    if (!found.found) return whenMissing(expected, join(at, path), found, at);
    return match(found.value, expected, { mode: 'exact' }).map((mismatch) => ({
      ...mismatch,
      path: join(join(at, path), mismatch.path),
    }));
  });
}

/** The markers in the rows that cannot be read. */
export function badMarkersIn(rows: readonly FieldRow[]): Mismatch[] {
  return compareRows({}, rows).filter(({ kind }) => kind === 'bad marker');
}

function whenMissing(expected: unknown, path: string, { closest }: NotFound, at: string): Mismatch[] {
  // The matcher knows what a missing field means to each marker.
  return match({}, { field: expected }, { mode: 'exact' }).map((mismatch) => ({
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
