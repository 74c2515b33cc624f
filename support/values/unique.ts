import { createHash } from 'node:crypto';
import { UnknownKindError } from './errors';

const FIRST_NAMES = ['ann', 'ben', 'cleo', 'dan', 'eva', 'finn', 'gus', 'hana', 'ivo', 'june', 'kai', 'lena'];
const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** Draws from the seed: the n-th draw of the same seed is always the same. */
type Draw = (limit: number) => number;

const MAKERS: Record<string, (draw: Draw) => string | number> = {
  email: (draw) => `${pick(draw, FIRST_NAMES)}.${code(draw, 8)}@example.com`,
  name: (draw) => `${capital(pick(draw, FIRST_NAMES))} ${capital(syllables(draw, 6))}`,
  uuid: (draw) => uuid(draw),
  number: (draw) => 100_000_000_000 + draw(900_000) * 1_000_000 + draw(1_000_000),
  // +888 has the form of an international number and belongs to nobody: no message reaches a person.
  phone: (draw) => `+888${digits(draw, 11)}`,
  word: (draw) => syllables(draw, 7),
};

/**
 * A readable value that no other seed gives, within what chance allows (the rarest kind to repeat is `uuid`, the
 * likeliest `phone`: one in 10^11 for two values).
 *
 * @param kind email, name, uuid, number (12 digits), phone (E.164) or word (letters only).
 * @param seed the same seed and kind give the same value; pass a random UUID for a new one.
 * @throws UnknownKindError
 */
export function unique(kind: string, seed: string): string | number {
  const make = Object.hasOwn(MAKERS, kind) ? MAKERS[kind] : undefined;
  if (!make) throw new UnknownKindError(kind, Object.keys(MAKERS));
  return make(drawFrom(`${kind}\n${seed}`));
}

function drawFrom(seed: string): Draw {
  let count = 0;
  return (limit) => {
    count += 1;
    return createHash('sha256').update(`${seed}\n${count}`).digest().readUIntBE(0, 6) % limit;
  };
}

function pick(draw: Draw, words: readonly string[]): string {
  return words[draw(words.length)] as string;
}

function repeat(times: number, make: () => string): string {
  return Array.from({ length: times }, make).join('');
}

function code(draw: Draw, length: number): string {
  return repeat(length, () => draw(36).toString(36));
}

function digits(draw: Draw, length: number): string {
  return repeat(length, () => String(draw(10)));
}

function syllables(draw: Draw, count: number): string {
  return repeat(count, () => `${pick(draw, [...CONSONANTS])}${pick(draw, [...VOWELS])}`);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function uuid(draw: Draw): string {
  const hex = repeat(32, () => draw(16).toString(16));
  const variant = '89ab'.charAt(draw(4));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
