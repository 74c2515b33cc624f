/** One step into a JSON value: the name of a field or the index of an item. */
export type Key = string | number;

export type JsonObject = Record<string, unknown>;

/** True for `{…}`; false for lists, null and anything that is no JSON, such as a Date. */
export function isObject(value: unknown): value is JsonObject {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** `1 item`, `2 items`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
