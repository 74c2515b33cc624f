import { count } from './json';
import type { Mismatch } from './mismatch';
import { cut, preview, previewPair } from './preview';

const SHOWN = 20;
/** Differences shown of the item that comes closest. */
const SHOWN_CLOSEST = 5;

/** Writes mismatches as text: a path with the two sides below it, for each of the first 20. */
export function render(mismatches: readonly Mismatch[]): string {
  const [only] = mismatches;
  if (mismatches.length === 1 && only?.path === '') return sides(only).join('\n');
  const lines = mismatches.slice(0, SHOWN).flatMap(block);
  if (mismatches.length > SHOWN) lines.push(`and ${mismatches.length - SHOWN} more`);
  return lines.join('\n');
}

/** The two lines that every failed check ends with. */
export function twoSides(expected: string, actual: string): string {
  return `expected: ${expected}\nactual:   ${actual}`;
}

function block(mismatch: Mismatch): string[] {
  const title = mismatch.path === '' ? '(the whole)' : cut(mismatch.path);
  return [title, ...sides(mismatch).map(indented)];
}

function sides(mismatch: Mismatch): string[] {
  const lines = twoSides(...words(mismatch)).split('\n');
  const { closest } = mismatch;
  if (!closest) return lines;
  // One level is enough: an item of an item would tell the same difference again.
  const below = closest.mismatches.slice(0, SHOWN_CLOSEST).flatMap(({ closest: _, ...rest }) => block(rest));
  const more = closest.mismatches.length - SHOWN_CLOSEST;
  if (more > 0) below.push(`and ${more} more`);
  return [...lines, `the closest is ${cut(closest.path)}:`, ...below.map(indented)];
}

function words(mismatch: Mismatch): [expected: string, actual: string] {
  const noun = /\[-?\d+\]$/.test(mismatch.path) ? 'item' : 'field';
  switch (mismatch.kind) {
    case 'missing': {
      const near = mismatch.near === undefined ? '' : `; "${mismatch.near}" is the closest`;
      return [mismatch.words ?? preview(mismatch.expected), `no such ${noun}${near}`];
    }
    case 'unexpected':
      return [noun === 'item' ? 'nothing more' : 'no such field', preview(mismatch.actual)];
    case 'no such item':
      return [`an item like ${preview(mismatch.expected)}`, `no such item in ${listed(mismatch.actual)}`];
    case 'too deep':
      return ['JSON of at most 500 levels', 'deeper JSON, which is not compared'];
    default:
      return mismatch.words === undefined
        ? previewPair(mismatch.expected, mismatch.actual)
        : [mismatch.words, preview(mismatch.actual)];
  }
}

function listed(value: unknown): string {
  const list = value as unknown[];
  if (list.length === 0) return 'an empty list';
  return `the list of ${count(list.length, 'item')} ${preview(list)}`;
}

function indented(line: string): string {
  return `  ${line}`;
}
