import { isDate } from '../matching/formats';
import { isObject, type Key } from '../matching/json';
import { formatPath } from '../matching/path';
import { preview } from '../matching/preview';
import { suggest } from '../matching/suggest';
import type { Encoded } from './contract';

/** Says what is wrong with a value, as half a sentence, or nothing. */
type Fault = string | undefined;

/** What an object with this one field stands for, and what the field must hold. */
const SPECIAL: Record<string, (value: unknown) => Fault> = {
  $date: (value) => dateFault(value),
  $callback: (value) => nameFault(value, 'callback'),
  $function: (value) => nameFault(value, 'function'),
  $undefined: (value) => (value === true ? undefined : 'write { "$undefined": true }'),
};

/**
 * Checks that JSON, with `$…` objects for what JSON cannot say, can travel to the page.
 *
 * @param fail called with the place and half a sentence for each fault.
 */
export function checkEncoded(
  value: unknown,
  fail: (path: string, fault: string) => void,
  keys: readonly Key[] = [],
): asserts value is Encoded {
  const fault = faultOf(value);
  if (fault !== undefined) fail(formatPath(keys), fault);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkEncoded(item, fail, [...keys, index]);
  } else if (isObject(value)) {
    for (const [key, field] of Object.entries(value)) checkEncoded(field, fail, [...keys, key]);
  }
}

/** What keeps a text from being a date, as half a sentence. */
export function dateFault(value: unknown): Fault {
  if (typeof value === 'string' && isDate(value)) return undefined;
  return `${preview(value)} is no date that exists, such as 2026-03-29 or 2026-03-29T10:00:00Z`;
}

function nameFault(value: unknown, noun: string): Fault {
  if (typeof value === 'string' && value !== '') return undefined;
  return `${preview(value)} is not the name of a ${noun}`;
}

function faultOf(value: unknown): Fault {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${value} is not a number that JSON has`;
  if (!isObject(value)) return undefined;
  const [only = '', ...others] = Object.keys(value);
  if (others.length > 0 || !only.startsWith('$')) return undefined;
  const check = SPECIAL[only];
  if (check) return check(value[only]);
  const near = suggest(only, Object.keys(SPECIAL));
  return near === undefined ? undefined : `"${only}" stands for nothing; did you mean "${near}"?`;
}
