import type { FieldRow } from './cells';
import { expectNone, unlike } from './expect';
import { badMarkersIn, compareRows, type Field, itemsOf, subjectOf, wrong } from './field';
import { count } from './json';
import type { Mismatch } from './mismatch';
import { pair } from './pairs';
import { preview } from './preview';

/*
 * The checks of lists that phrases are made of; see `itemsOf` for what counts as an item. They throw as those of single
 * fields do.
 */

export function expectSize(field: Field, size: number): void {
  const { items } = itemsOf(field);
  if (items.length === size) return;
  const words = items.length === 0 ? 'an empty list' : `${count(items.length, 'item')}: ${preview(items)}`;
  throw unlike(subjectOf(field), count(size, 'item'), { value: items, words });
}

/** At least one item has all the fields. */
export function expectAnyItem(field: Field, rows: readonly FieldRow[]): void {
  const { items, path } = itemsOf(field);
  const sides = { subject: subjectOf(field), expected: Object.fromEntries(rows), actual: items };
  expectNone(badMarkersIn(rows), sides);
  const candidates = items.map((item, index) => candidate(item, rows, { index, path, field }));
  if (candidates.some(({ mismatches }) => mismatches.length === 0)) return;
  expectNone([noSuchItem('', rows, items, candidates).mismatch], sides);
}

/**
 * The list holds an item with the fields of each table row, and no other item.
 *
 * @param order whether the items must stand as the rows do.
 */
export function expectItems(
  field: Field,
  table: readonly (readonly FieldRow[])[],
  order: 'in order' | 'in any order',
): void {
  const { items, path } = itemsOf(field);
  const expected = table.map((rows) => Object.fromEntries(rows));
  const sides = { subject: subjectOf(field), expected, actual: items };
  expectNone(table.flatMap(badMarkersIn), sides);
  const list = { items, path, field };
  expectNone(order === 'in order' ? inOrder(list, table) : inAnyOrder(list, table), sides);
}

interface List {
  items: readonly unknown[];
  path: string;
  field: Field;
}

type Candidate = { index: number; path: string; mismatches: Mismatch[] };

function inOrder({ items, path, field }: List, table: readonly (readonly FieldRow[])[]): Mismatch[] {
  return Array.from({ length: Math.max(items.length, table.length) }).flatMap((_, index): Mismatch[] => {
    const at = `${path}[${index}]`;
    const rows = table[index];
    if (!rows) return [unexpected(at, items[index])];
    if (index >= items.length) return [{ path: at, kind: 'missing', expected: Object.fromEntries(rows) }];
    return candidate(items[index], rows, { index, path, field }).mismatches;
  });
}

function inAnyOrder({ items, path, field }: List, table: readonly (readonly FieldRow[])[]): Mismatch[] {
  const weigh = (rows: readonly FieldRow[], index: number) =>
    candidate(items[index], rows, { index, path, field });
  const pairs = pair(
    table.length,
    items.length,
    (row, index) => weigh(table[row] ?? [], index).mismatches.length === 0,
  );
  const free = new Set(items.keys());
  for (const index of pairs) if (index !== undefined) free.delete(index);
  const missing = table.flatMap((rows, row) => {
    if (pairs[row] !== undefined) return [];
    const { mismatch, index } = noSuchItem(
      path,
      rows,
      items,
      [...free].map((one) => weigh(rows, one)),
    );
    // What comes close to an expected item is told with it, and not once more as unexpected.
    if (index !== undefined) free.delete(index);
    return [mismatch];
  });
  const more = [...free].map((index) => unexpected(`${path}[${index}]`, items[index]));
  return [...missing, ...more];
}

function unexpected(path: string, actual: unknown): Mismatch {
  return { path, kind: 'unexpected', actual };
}

function candidate(
  item: unknown,
  rows: readonly FieldRow[],
  { index, path, field }: { index: number; path: string; field: Field },
): Candidate {
  const at = `${path}[${index}]`;
  return { index, path: at, mismatches: compareRows(item, rows, { at, body: field.body }) };
}

/** The mismatch, and the index of the item that it shows as the closest. */
function noSuchItem(
  path: string,
  rows: readonly FieldRow[],
  actual: readonly unknown[],
  candidates: readonly Candidate[],
): { mismatch: Mismatch; index?: number } {
  const mismatch: Mismatch = { path, kind: 'no such item', expected: Object.fromEntries(rows), actual };
  const [best] = candidates.toSorted((one, other) => one.mismatches.length - other.mismatches.length);
  if (!best || best.mismatches.length >= rows.length) return { mismatch };
  const { index, ...closest } = best;
  return { mismatch: { ...mismatch, closest }, index };
}

/** Every item has all the fields; an empty list fails, since it would prove nothing. */
export function expectEveryItem(field: Field, rows: readonly FieldRow[]): void {
  const { items, path } = itemsOf(field);
  const sides = { subject: subjectOf(field), expected: Object.fromEntries(rows), actual: items };
  expectNone(badMarkersIn(rows), sides);
  if (items.length === 0) throw wrong(field, `items like ${preview(sides.expected)}`, items);
  const mismatches = items.flatMap((item, index): Mismatch[] =>
    compareRows(item, rows, { at: `${path}[${index}]`, body: field.body }),
  );
  expectNone(mismatches, sides);
}
