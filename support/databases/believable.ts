import { createHash } from 'node:crypto';
import { CellError } from './errors';
import type { Column, Kind } from './table';

const DAY = '2026-03-01';

/** By what the name of a text column speaks of; `mark` is of this row alone. */
const TEXTS: [RegExp, (mark: string) => string][] = [
  [/uuid|guid/i, uuid],
  [/e.?mail/i, (mark) => `ann.${mark}@example.com`],
  [/url|link|website/i, (mark) => `https://example.com/${mark}`],
  [/phone|mobile/i, (mark) => `+351 9${digits(mark, 8)}`],
  [/(^|_)(at|time|timestamp|datetime)$|(ed|d)At$/, () => `${DAY}T10:00:00Z`],
  [/date|(^|_)(on|day)$/i, () => DAY],
  [/currency/i, () => 'EUR'],
  [/country/i, () => 'PT'],
  [/city/i, () => 'Porto'],
  [/name$/i, (mark) => `Ann ${mark}`],
];

/**
 * A value, as text, for a column that must have one and that a feature leaves out. Columns whose values must differ get
 * one of their own.
 *
 * @param seed decides the value; the same seed makes the same one.
 */
export function believable(column: Column, seed: string): string {
  const mark = createHash('sha256').update(`${seed}\n${column.name}`).digest('hex').slice(0, 8);
  return column.choices?.[0] ?? BY_KIND[column.kind](column, mark);
}

type Maker = (column: Column, mark: string) => string;

const moment: Maker = () => `${DAY}T10:00:00Z`;
const text: Maker = ({ name, type }, mark) => {
  const said = TEXTS.find(([pattern]) => pattern.test(name))?.[1](mark) ?? `${name}-${mark}`;
  return shortened(said, mark, type);
};

const BY_KIND: Record<Kind, Maker> = {
  integer: ({ unique }, mark) => (unique ? digits(mark, 9) : '1'),
  decimal: ({ unique }, mark) => (unique ? digits(mark, 4) : '1'),
  boolean: () => 'false',
  json: () => '{}',
  date: () => DAY,
  timestamp: moment,
  timestamptz: moment,
  uuid: (_, mark) => uuid(mark),
  bytes: (_, mark) => `\\x${mark}`,
  other: byType,
  text,
  any: text,
};

function byType(column: Column): string {
  if (/\[\]$/.test(column.type)) return '{}';
  if (/^time/.test(column.type)) return '10:00:00';
  if (/^interval/.test(column.type)) return '1 hour';
  if (/^(inet|cidr)/.test(column.type)) return '127.0.0.1';
  throw new CellError(column, '(left out)', 'a value that only you can know');
}

/** `character varying(5)` has no room for more; what tells rows apart stands at the end. */
function shortened(text: string, mark: string, type: string): string {
  const room = Number(/\((\d+)\)/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
  return text.length <= room ? text : mark.slice(0, room);
}

function uuid(mark: string): string {
  const hex = createHash('sha256').update(mark).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function digits(mark: string, amount: number): string {
  return String(Number.parseInt(mark, 16) % 10 ** amount).padStart(amount, '1');
}
