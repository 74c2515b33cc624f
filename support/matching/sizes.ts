import { count, readNumber } from './json';
import { readLimits } from './limits';
import type { Reading, Surroundings } from './marker';
import { readFieldName, valueAt } from './operands';
import { preview } from './preview';

/** How many items a list has. */
interface Size {
  /** `2 items`; empty when any number will do. */
  words: string;
  holds(size: number): boolean;
  beside?(surroundings: Surroundings): Size;
}

/**
 * Reads `[]`, `[3]`, `[> 0]`, `[between 1 and 5]` and `[count]` (as many as another field says), each with a marker for
 * every item behind it or without: `[2] #uuid`.
 *
 * @param text without the `#`.
 * @returns nothing when the text is no such marker.
 */
export function readListMarker(text: string): Reading | undefined {
  const [, inside, behind] = /^\[((?:"[^"]*"|\[[^\]]*\]|[^\]])*)\](.*)$/s.exec(text) ?? [];
  if (inside === undefined || behind === undefined) return undefined;
  const item = behind.trim();
  if (item !== '' && !item.startsWith('#')) {
    return `behind "#[${inside}]" comes a marker for every item, such as "#[${inside}] #string", and not "${item}"`;
  }
  const size = readSize(inside.trim());
  if (typeof size === 'string') return size;
  return { ...markerOf(size, `(#${text})`), ...(item !== '' && { each: { expected: item } }) };
}

function markerOf(size: Size, written: string): Exclude<Reading, string> {
  const { beside } = size;
  return {
    words: size.words === '' ? `a list ${written}` : `a list of ${size.words} ${written}`,
    accepts: (value) => Array.isArray(value) && size.holds(value.length),
    acceptsAbsence: false,
    ...(beside && { beside: (surroundings: Surroundings) => markerOf(beside(surroundings), written) }),
  };
}

function readSize(text: string): Size | string {
  if (text === '') return { words: '', holds: () => true };
  const size = readNumber(text);
  if (size !== undefined) {
    return Number.isInteger(size) && size >= 0 ? exactly(size) : `no list has ${text} items`;
  }
  const limits = readLimits(text);
  if (typeof limits === 'string') return limits;
  return limits ? within(limits) : asManyAs(text);
}

function exactly(size: number, words = count(size, 'item')): Size {
  return { words, holds: (actual) => actual === size };
}

function within({ words, hold, beside }: Exclude<ReturnType<typeof readLimits>, string | undefined>): Size {
  return {
    words: `${words.replace(/^number that is /, '')} items`,
    holds: hold,
    ...(beside && { beside: (surroundings: Surroundings) => within(beside(surroundings)) }),
  };
}

function asManyAs(path: string): Size | string {
  const fault = readFieldName(path);
  if (fault !== undefined) return fault;
  return {
    words: `as many items as the field "${path}" says`,
    holds: () => false,
    beside: (surroundings) => {
      const other = valueAt(path, surroundings);
      if (typeof other === 'string') return { words: `as many items as ${other}, says`, holds: () => false };
      const { value } = other;
      if (typeof value === 'number')
        return exactly(value, `${count(value, 'item')}, as the field "${path}" says`);
      return {
        words: `as many items as the field "${path}" says, which is ${preview(value, 60)}`,
        holds: () => false,
      };
    },
  };
}
