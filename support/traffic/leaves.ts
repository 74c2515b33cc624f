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

/** The JSON that a text is; undefined when it is none. */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined || !/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
