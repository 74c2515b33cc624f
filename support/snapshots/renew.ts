import { isObject, type JsonObject, type Key } from '../matching/json';
import { asLiteralKey, literalKey, readExpectedList } from '../matching/markers';

export interface Renewal {
  /** Whether a part of the snapshot still accepts what stands there now. */
  accepts(template: unknown, actual: unknown): boolean;
  /** What is written for a value that the snapshot has not, or no longer, right. */
  write(actual: unknown, keys: readonly Key[]): unknown;
}

/** Brings a snapshot up to date and keeps every part that still holds, as it was edited by hand. */
export function renew(template: unknown, actual: unknown, keys: readonly Key[], renewal: Renewal): unknown {
  if (renewal.accepts(template, actual)) return template;
  if (Array.isArray(template) && Array.isArray(actual)) {
    return actual.map((item, index) =>
      index < template.length
        ? renew(template[index], item, [...keys, index], renewal)
        : renewal.write(item, [...keys, index]),
    );
  }
  if (isObject(template) && isObject(actual) && !readExpectedList(template)) {
    return renewFields(template, actual, keys, renewal);
  }
  return renewal.write(actual, keys);
}

function renewFields(template: JsonObject, actual: JsonObject, keys: readonly Key[], renewal: Renewal) {
  const kept = Object.entries(template).flatMap(([written, part]): [string, unknown][] => {
    const key = literalKey(written);
    if (!Object.hasOwn(actual, key)) return mayBeMissing(part, renewal) ? [[written, part]] : [];
    return [[written, renew(part, actual[key], [...keys, key], renewal)]];
  });
  const known = new Set(Object.keys(template).map(literalKey));
  const added = Object.entries(actual)
    .filter(([key]) => !known.has(key))
    .map(([key, value]): [string, unknown] => [asLiteralKey(key), renewal.write(value, [...keys, key])]);
  return Object.fromEntries([...kept, ...added]);
}

/** `##string` and its like hold for a field that is not there. */
function mayBeMissing(part: unknown, { accepts }: Renewal): boolean {
  return accepts({ field: part }, {});
}
