/** One step into a JSON value: the name of a field or the index of an item. */
export type Key = string | number;

export type JsonObject = Record<string, unknown>;

/** True for `{…}`; false for lists, null and anything that is no JSON, such as a Date. */
export function isObject(value: unknown): value is JsonObject {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** Whether two values are the same JSON; numbers by value, fields in any order. Takes any depth. */
export function sameJson(one: unknown, other: unknown): boolean {
  const pairs: [unknown, unknown][] = [[one, other]];
  for (const [left, right] of pairs) {
    if (left === right || Object.is(left, right)) continue;
    const keys = keysOf(left);
    if (!keys || !sameKind(left, right) || keys.length !== keysOf(right)?.length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(right as JsonObject, key)) return false;
      pairs.push([(left as JsonObject)[key], (right as JsonObject)[key]]);
    }
  }
  return true;
}

function sameKind(one: unknown, other: unknown): boolean {
  return Array.isArray(one) ? Array.isArray(other) : isObject(other);
}

function keysOf(value: unknown): string[] | undefined {
  return Array.isArray(value) || isObject(value) ? Object.keys(value) : undefined;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The number that a text is, as JSON writes it. */
export function readNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

/** `1 item`, `2 items`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
