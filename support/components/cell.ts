import { expectedFromCell } from '../matching/cells';
import { suggest } from '../matching/suggest';
import type { Encoded } from './contract';
import { checkEncoded, dateFault } from './encoded';

const MARKERS = ['callback', 'spy', 'none', 'empty', 'date', 'function'];
const PARENTHESES = /^\(\s*([A-Za-z]+)(?:\s+([^()]*?))?\s*\)$/;

export type ReadCell = { value: Encoded } | { fault: string };

/**
 * What a table cell gives as a prop: numbers, true, false and null have their type, `"quotes"` make a text of anything,
 * `[…]` and `{…}` are JSON, `(callback)` and its like are what no text can be, the rest is text.
 *
 * @param prop field name that a callback here is known by.
 */
export function readPropCell(cell: string, prop: string): ReadCell {
  const [, marker, argument] = PARENTHESES.exec(cell) ?? [];
  if (marker !== undefined) return readMarker(cell, marker.toLowerCase(), argument ?? '', prop);
  if (/^".*"$/s.test(cell) && cell.length > 1) return { value: cell.slice(1, -1) };
  return readJson(cell) ?? { value: expectedFromCell(cell) as Encoded };
}

function readMarker(cell: string, marker: string, argument: string, prop: string): ReadCell {
  if (marker === 'date') return argument === '' ? needs('(date 2026-03-29)', cell) : readDate(argument);
  if (marker === 'function') {
    return argument === '' ? needs('(function euro)', cell) : { value: { $function: argument } };
  }
  const simple = SIMPLE[marker]?.(prop);
  if (simple === undefined) return readUnknown(cell, marker);
  return argument === '' ? { value: simple } : needs(`(${marker})`, cell);
}

const SIMPLE: Record<string, (prop: string) => Encoded> = {
  callback: (prop) => ({ $callback: prop }),
  spy: (prop) => ({ $callback: prop }),
  none: () => ({ $undefined: true }),
  empty: () => '',
};

function readDate(argument: string): ReadCell {
  const fault = dateFault(argument);
  return fault === undefined ? { value: { $date: argument } } : { fault };
}

/** A text in parentheses is a text, unless it comes close to a marker. */
function readUnknown(cell: string, marker: string): ReadCell {
  const near = suggest(marker, MARKERS);
  if (near === undefined) return { value: cell };
  return { fault: `${cell} is no marker; did you mean (${near})? For this very text, write "${cell}"` };
}

function needs(right: string, cell: string): ReadCell {
  return { fault: `${cell} should be ${right}` };
}

function readJson(cell: string): ReadCell | undefined {
  if (!/^[[{]/.test(cell)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(cell);
  } catch {
    return undefined;
  }
  const faults: string[] = [];
  checkEncoded(value, (path, fault) => faults.push(path === '' ? fault : `${path}: ${fault}`));
  return faults.length > 0 ? { fault: faults.join('; ') } : { value };
}
