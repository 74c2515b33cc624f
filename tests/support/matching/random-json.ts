/** Gives a whole number from 0 up to, but not including, the limit. */
export type Random = (limit: number) => number;

const NAMES = ['a', 'b', 'name', 'a.b', '[0]', '', '$', '"', '__proto__', 'é', ' x '];
const TEXTS = ['', 'a', 'Ann', '\\d', '😀', '\ud800', 'x'.repeat(300), '\u0000\n', '<b>', '2026-02-30'];
const MARKERS = [
  '#string',
  '#number',
  '##uuid',
  '#notpresent',
  '#ignore',
  '#regex a+',
  '#regex (',
  '#?',
  '\\#a',
];
const SCALARS = [0, 1, -1, 1.5, 1e300, true, false, null];

/** A generator of numbers that gives the same sequence for the same seed (mulberry32's recurrence). */
export function randomOf(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Any JSON value; small enough that two of them are often alike. */
export function json(random: Random, options: { markers: boolean }, depth = 0): unknown {
  const kind = random(depth > 3 ? 4 : 8);
  if (kind < 2) return pick(random, SCALARS);
  if (kind < 4) return pick(random, options.markers ? [...TEXTS, ...MARKERS] : TEXTS);
  const size = random(4);
  if (kind < 6) return Array.from({ length: size }, () => json(random, options, depth + 1));
  const value: Record<string, unknown> = {};
  for (let index = 0; index < size; index += 1) {
    // Defined, not assigned: `__proto__` is a field like any other in JSON.
    Object.defineProperty(value, pick(random, NAMES), {
      value: json(random, options, depth + 1),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[random(choices.length)] as T;
}
