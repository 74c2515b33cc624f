import { expectedFromCell } from '../matching/cells';
import type { MatchMode } from '../matching/mismatch';
import { readDecimal } from './decimal';
import { CellError } from './errors';
import { readMoment } from './moment';
import type { Column, Kind } from './table';

const TRUE = ['true', 't', '1', 'yes'];
const FALSE = ['false', 'f', '0', 'no'];

/**
 * A cell of a table as what a row should hold, ready for `match`: markers stay markers, `null` is NULL, everything else
 * has the type of its column.
 *
 * @throws CellError when the column can never hold it.
 */
export function expectedValue(column: Column, cell: string): { value: unknown; mode: MatchMode } {
  const exact = (value: unknown) => ({ value, mode: 'exact' as const });
  if (cell === 'null') return exact(null);
  if (cell.startsWith('#')) return exact(cell);
  if (isQuoted(cell)) return exact(expectedFromCell(cell));
  if (column.kind === 'any') return exact(expectedFromCell(cell));
  if (column.kind === 'json') return { value: json(column, cell), mode: 'contain' };
  return exact(readValue(column, checked(column, cell)));
}

/**
 * A cell as the text that is written into a column: `null` is NULL, `"quotes"` make a text of anything, and an empty cell
 * is an empty text, or NULL in a column that holds no text.
 *
 * @throws CellError when the column cannot hold it.
 */
export function writeCell(column: Column, cell: string): string | null {
  if (cell === 'null') return null;
  if (isQuoted(cell)) return checked(column, cell.slice(1, -1));
  if (cell === '' && !['text', 'any'].includes(column.kind)) return null;
  if (column.kind === 'json') json(column, cell);
  return checked(column, cell);
}

/** A value as the database gave it, with the type that cells of its column are compared in. */
export function readValue({ kind }: Pick<Column, 'kind'>, raw: unknown): unknown {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof Uint8Array) return `\\x${Buffer.from(raw).toString('hex')}`;
  if (kind === 'boolean') return TRUE.includes(String(raw));
  if (typeof raw === 'bigint') return readDecimal(String(raw));
  return typeof raw === 'string' ? readText(kind, raw) : raw;
}

function readText(kind: Kind, text: string): unknown {
  if (kind === 'integer' || kind === 'decimal') return readDecimal(text) ?? text;
  if (kind === 'timestamp' || kind === 'timestamptz') return readMoment(text, kind) ?? text;
  if (kind === 'uuid') return text.toLowerCase();
  return kind === 'json' ? parsed(text) : text;
}

function checked(column: Column, text: string): string {
  const { kind, choices } = column;
  if (kind === 'integer' && !/^[+-]?\d+$/.test(text)) throw new CellError(column, text, 'a whole number');
  if (kind === 'decimal' && readDecimal(text) === undefined) throw new CellError(column, text, 'a number');
  if (kind === 'boolean') return boolean(column, text);
  if (choices && !choices.includes(text)) throw new CellError(column, text, `one of: ${choices.join(', ')}`);
  return text;
}

function boolean(column: Column, text: string): string {
  const word = text.toLowerCase();
  if (TRUE.includes(word)) return 'true';
  if (FALSE.includes(word)) return 'false';
  throw new CellError(column, text, 'true or false');
}

function json(column: Column, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CellError(column, text, 'JSON, such as { "sku": "tea" } or "a text"');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isQuoted(cell: string): boolean {
  return cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
}
