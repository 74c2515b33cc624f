import { isObject, type Key } from '../matching/json';

export interface Leaf {
  keys: readonly Key[];
  /** The last name on the way to it. */
  name: string;
  value: unknown;
}

const DEEPEST = 50;

/** The texts and numbers in JSON, those further out first. */
export function leavesOf(root: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  let level: { value: unknown; keys: readonly Key[] }[] = [{ value: root, keys: [] }];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    for (const { value, keys } of level) {
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      leaves.push({ keys, name: keys.findLast((key) => typeof key === 'string') ?? '', value });
    }
    level = level.flatMap(({ value, keys }) => {
      if (Array.isArray(value)) return value.map((item, index) => ({ value: item, keys: [...keys, index] }));
      if (!isObject(value)) return [];
      return Object.entries(value).map(([key, field]) => ({ value: field, keys: [...keys, key] }));
    });
  }
  return leaves;
}

/** A copy with another value for texts and numbers. */
export function mapLeaves(
  value: unknown,
  change: (value: string | number, name: string) => unknown,
  name = '',
): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, change, name));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, mapLeaves(field, change, key)]),
    );
  return typeof value === 'string' || typeof value === 'number' ? change(value, name) : value;
}

/** The JSON object or list that a text is; undefined when it is none, or nests too deep for anybody to read. */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined || !/^\s*[{[]/.test(text)) return undefined;
  try {
    const json = JSON.parse(text) as unknown;
    return isTooDeep(json) ? undefined : json;
  } catch {
    return undefined;
  }
}

function isTooDeep(root: unknown): boolean {
  let level = [root];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/**
 * JSON as the text of a step: Gherkin would take three quotes, each behind its backslash, for something of its own, and its
 * printer some characters for line breaks.
 */
export function docOf(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll('\\"\\"\\"', '\\u0022\\u0022\\u0022')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
