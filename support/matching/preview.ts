import { isObject } from './json';

/** Characters of a value that a message shows. */
const LIMIT = 200;
/** Characters that two long texts show before the place where they part. */
const LEAD = 40;
const CUT = '… (cut)';

/** Compact JSON of a value, cut visibly when it is long; never throws, whatever the value and however large. */
export function preview(value: unknown, limit = LIMIT): string {
  let text = '';
  for (const part of write(value, limit)) {
    text += part;
    if (text.length > limit) break;
  }
  return cut(text, limit);
}

/** The text, cut visibly when it is longer than the limit. */
export function cut(text: string, limit = LIMIT): string {
  return text.length > limit ? withoutHalfPair(text.slice(0, limit)) + CUT : text;
}

/** Previews of two values side by side: two long texts are shown from where they begin to differ. */
export function previewPair(expected: unknown, actual: unknown): [string, string] {
  if (typeof expected !== 'string' || typeof actual !== 'string') return [preview(expected), preview(actual)];
  const from = commonStart(expected, actual) - LEAD;
  if (from <= LEAD || Math.max(expected.length, actual.length) <= LIMIT) {
    return [preview(expected), preview(actual)];
  }
  return [`… ${preview(expected.slice(from))}`, `… ${preview(actual.slice(from))}`];
}

function* write(value: unknown, limit: number): Generator<string> {
  if (typeof value === 'string') yield JSON.stringify(value.slice(0, limit + 1));
  else if (Array.isArray(value)) yield* writeList(value, limit);
  else if (isObject(value)) yield* writeObject(value, limit);
  else yield Object.is(value, -0) ? '-0' : String(value);
}

function* writeList(list: unknown[], limit: number): Generator<string> {
  yield '[';
  for (const [index, item] of list.entries()) {
    if (index > 0) yield ',';
    yield* write(item, limit);
  }
  yield ']';
}

function* writeObject(value: Record<string, unknown>, limit: number): Generator<string> {
  yield '{';
  let first = true;
  for (const [name, field] of Object.entries(value)) {
    yield `${first ? '' : ','}${JSON.stringify(name.slice(0, limit + 1))}:`;
    yield* write(field, limit);
    first = false;
  }
  yield '}';
}

function commonStart(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index += 1;
  return index;
}

function withoutHalfPair(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
