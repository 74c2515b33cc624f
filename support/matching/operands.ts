import { isDate } from './formats';
import { readNumber } from './json';
import { parseJsonPath } from './json-path';
import type { Surroundings } from './marker';
import { parsePath } from './path';
import type { PathError } from './path-error';

/** What stands behind a sign in a marker: a number or date, or the name of another field. */
export type Operand = { amount: Amount } | { path: string };

/** A number, or a date in milliseconds since 1970. */
export interface Amount {
  kind: 'number' | 'date';
  value: number;
  /** As it was written. */
  text: string;
}

/** @returns the operand, or what is wrong with it. */
export function readOperand(text: string): Operand | string {
  const amount = amountOf(readNumber(text) ?? text);
  if (amount) return { amount: { ...amount, text } };
  return readFieldName(text) ?? { path: text };
}

/** What is wrong with the name of a field, if anything. */
export function readFieldName(path: string): string | undefined {
  try {
    if (path.startsWith('$')) parseJsonPath(path);
    else parsePath(path.startsWith('.') ? path.slice(1) : path);
    return undefined;
  } catch (error) {
    return `the field name "${path}" cannot be read: ${(error as PathError).reason}`;
  }
}

/** The value at a field name, or in words why there is none. */
export function valueAt(path: string, { field }: Surroundings): { value: unknown } | string {
  const found = field(path);
  if (found.found) return { value: found.value };
  const near = found.closest === undefined ? '' : `; "${found.closest}" is the closest`;
  return `the field "${path}", which is not there${near}`;
}

export function amountOf(value: unknown): Amount | undefined {
  if (typeof value === 'number') return { kind: 'number', value, text: String(value) };
  if (typeof value !== 'string' || !isDate(value)) return undefined;
  const time = Date.parse(value);
  // A leap second is a date that has no number here.
  return Number.isNaN(time) ? undefined : { kind: 'date', value: time, text: value };
}
