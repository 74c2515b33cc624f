import * as v from 'valibot';

/** Shapes that several settings have. */
export const text = v.pipe(v.string(), v.nonEmpty('is empty'));
export const texts = v.record(v.string(), v.string());
/** Of a limit. */
export const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(1));
/** The source of a regular expression. */
export const pattern = v.pipe(text, v.check(isPattern, 'is not a regular expression'));
export const httpUrl = v.pipe(v.string(), v.url('is not a URL, such as "https://orders.example.com"'));
/** A program and what it is given. */
export const command = v.pipe(
  v.array(text, `should be a list, such as ['node', 'server.mjs']`),
  v.minLength(1, 'needs at least the program'),
);

/** A whole number of things or pixels. */
export const size = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A number from the least to the most. */
export function between(least: number, most: number) {
  return v.pipe(v.number(), v.minValue(least), v.maxValue(most));
}

/** The kind is told by which of its keys is there, so that faults speak of that kind alone. */
export function oneOf(kinds: Record<string, v.GenericSchema>): v.GenericSchema {
  const names = Object.keys(kinds);
  const none = v.custom(() => false, `needs one of: ${names.join(', ')}`);
  return v.lazy((input) => {
    const kind = names.find((name) => typeof input === 'object' && input !== null && name in input);
    return (kind && kinds[kind]) || none;
  });
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
