import type { FieldRow } from './cells';
import { expectNone, unlike } from './expect';
import { badMarkersIn, compareRows, type Field, itemsOf, subjectOf, wrong } from './field';
import { count } from './json';
import type { Mismatch } from './mismatch';
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
  const candidates = items.map((item, index) => {
    const at = `${path}[${index}]`;
    return { path: at, mismatches: compareRows(item, rows, at) };
  });
  const [best] = candidates.toSorted((one, other) => one.mismatches.length - other.mismatches.length);
  if (best?.mismatches.length === 0) return;
  const closest = best && best.mismatches.length < rows.length ? { closest: best } : {};
  const { expected, actual } = sides;
  expectNone([{ path: '', kind: 'no such item', expected, actual, ...closest }], sides);
}

/** Every item has all the fields; an empty list fails, since it would prove nothing. */
export function expectEveryItem(field: Field, rows: readonly FieldRow[]): void {
  const { items, path } = itemsOf(field);
  const sides = { subject: subjectOf(field), expected: Object.fromEntries(rows), actual: items };
  expectNone(badMarkersIn(rows), sides);
  if (items.length === 0) throw wrong(field, `items like ${preview(sides.expected)}`, items);
  const mismatches = items.flatMap((item, index): Mismatch[] => compareRows(item, rows, `${path}[${index}]`));
  expectNone(mismatches, sides);
}
