import { isObject, type JsonObject, type Key, sameJson } from '../matching/json';
import { formatPath } from '../matching/path';
import { BodyBuilder } from '../openapi/build-body';
import { buildRequest } from '../openapi/build-request';
import type { Subject } from './describe';

/** A name and a cell, as the table of a call has them. */
export type Row = [name: string, cell: string];

/** What is sent: parameters by name, and the body. Texts may hold `{{…}}`. */
export interface Call {
  parameters: Record<string, unknown>;
  body?: unknown;
}

/** Stands for what a scenario will know: `{{order id}}` → a value like those it will have. */
export type Examples = ReadonlyMap<string, unknown>;

/**
 * The rows of a table that make an operation send exactly this.
 *
 * @returns undefined when no table can: a text with spaces around it, a value that its field would take for another one.
 */
export function rowsOf({ operation }: Subject, call: Call, examples: Examples): Row[] | undefined {
  const parameters = Object.entries(call.parameters).map(([name, value]): Row => [name, cellOf(value)]);
  const bodies =
    call.body === undefined ? [[]] : [leaves(call.body, []), [['body', JSON.stringify(call.body)] as Row]];
  for (const body of bodies) {
    const rows = [...parameters, ...body];
    const names = new Set(rows.map(([name]) => name));
    if (names.size !== rows.length || rows.some(([name, cell]) => !isCell(name) || !isCell(cell))) continue;
    if (sends(operation, rows, call, examples)) return rows;
  }
  return undefined;
}

function sends(
  operation: Subject['operation'],
  rows: readonly Row[],
  call: Call,
  examples: Examples,
): boolean {
  try {
    const values = rows.map(([name, cell]) => [name, cellOf(filled(cell, examples))]);
    const { body, contentType } = buildRequest(operation, Object.fromEntries(values));
    if (call.body === undefined || contentType?.includes('form') === true) return true;
    return body !== undefined && sameJson(JSON.parse(body), filled(call.body, examples));
  } catch {
    // Names that the operation does not know, or parts of its path without a value.
    return false;
  }
}

/** Whether one row makes the body hold this value at this place, whatever else stands in the table. */
export function isSaidBy({ operation }: Subject, row: Row, keys: readonly Key[], value: unknown): boolean {
  const [name, cell] = row;
  if (!isCell(name) || !isCell(cell)) return false;
  const builder = new BodyBuilder(operation);
  if (builder.set(name, cell).length > 0) return false;
  const { body, contentType } = builder.encoded();
  if (contentType?.includes('form') === true) return true;
  return body !== undefined && sameJson(valueAt(JSON.parse(body), keys), value);
}

function valueAt(value: unknown, keys: readonly Key[]): unknown {
  return keys.reduce(
    (at: unknown, key) => (isObject(at) || Array.isArray(at) ? (at as JsonObject)[key] : undefined),
    value,
  );
}

/** The rows of a value: one for each leaf. */
function leaves(value: unknown, keys: readonly Key[]): Row[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item, index) => leaves(item, [...keys, index]));
  if (isObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([name, field]) => leaves(field, [...keys, name]));
  }
  return [[formatPath(keys) || 'body', cellOf(value)]];
}

export function cellOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Gherkin takes the spaces around a cell for its own. */
function isCell(text: string): boolean {
  return text === text.trim() && !/[\r\t]/.test(text);
}

const PLACEHOLDER = /\{\{([^{}]+)\}\}/g;

/** The value with examples in place of what the scenario will know. */
export function filled(value: unknown, examples: Examples): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, examples));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, filled(field, examples)]));
  }
  if (typeof value !== 'string') return value;
  const whole = /^\{\{([^{}]+)\}\}$/.exec(value)?.[1];
  if (whole !== undefined && examples.has(whole)) return examples.get(whole);
  return value.replaceAll(PLACEHOLDER, (text, name: string) =>
    examples.has(name) ? String(examples.get(name)) : text,
  );
}

/** The value with another one at a place; left out there when that is undefined. */
export function changed(value: unknown, keys: readonly Key[], put: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return put;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? changed(item, rest, put) : item));
  }
  if (!isObject(value)) return value;
  if (rest.length === 0 && put === undefined) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  }
  return { ...value, [key]: changed(value[key], rest, put) };
}
