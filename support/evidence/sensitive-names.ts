import { isSensitiveName, maySaySecret } from './sensitive';

/** A sensitive name with a sign behind it, and perhaps a value behind that: `"password": …`, `token=…`. */
export interface SensitiveName {
  name: string;
  /** Where it begins, with the quote in front of it. */
  start: number;
  /** Behind the sign and the blanks around it. */
  at: number;
  /** What stands around the name: a quote that may be escaped (JSON inside a JSON log line), or nothing. */
  keyQuote: string;
  /** Whether the sign is a colon; else it is an equals sign. */
  colon: boolean;
}

/**
 * A name, quoted or not, at the end of a text. Quotes may be escaped (JSON inside a JSON log line), and so may the line
 * break in front of the name.
 */
const NAME_AT_END = /(?:(?<=\\[nrt])|(?<![\w.\-%\\]))(\\{0,15}["']?)([A-Za-z_][\w.\-[\]%]{1,60})\1$/g;
/** Characters that it has at most, with its quotes. */
const LONGEST = 93;
/** Blanks on either side of the sign. */
const MOST_BLANKS = 20;
const [BLANK, TAB] = [32, 9];

/** Which characters a name and its quotes may be made of. */
const PARTS = new Set(
  [...`.-[]%\\"'_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789`].map((character) =>
    character.charCodeAt(0),
  ),
);
const IS_PART = Uint8Array.from({ length: 128 }, (_, code) => (PARTS.has(code) ? 1 : 0));

/**
 * The sensitive names of a text, from left to right. Looks for the signs, of which there are few, and back from each: to look
 * for names with a regular expression takes longer than all else that is done with a large text.
 */
export function* sensitiveNamesIn(text: string): Generator<SensitiveName> {
  let from = 0;
  let [colon, equals] = [nextOf(text, ':', 0), nextOf(text, '=', 0)];
  for (;;) {
    if (colon < from) colon = nextOf(text, ':', from);
    if (equals < from) equals = nextOf(text, '=', from);
    const sign = Math.min(colon, equals);
    if (sign === Number.POSITIVE_INFINITY) return;
    const found = nameBefore(text, sign);
    from = sign + 1;
    if (found) yield { ...found, at: skipBlanks(text, from), colon: sign === colon };
  }
}

function nextOf(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** The longest name that ends in front of the sign, if it is sensitive. */
function nameBefore(
  text: string,
  sign: number,
): Pick<SensitiveName, 'name' | 'start' | 'keyQuote'> | undefined {
  const end = skipBlanksBack(text, sign);
  let start = end;
  const first = Math.max(0, end - LONGEST);
  while (start > first && IS_PART[text.charCodeAt(start - 1)] === 1) start -= 1;
  if (!maySaySecret(text, start, end)) return undefined;
  // What stands in front of it decides whether it is one.
  const seen = Math.max(0, start - 2);
  NAME_AT_END.lastIndex = start - seen;
  const match = NAME_AT_END.exec(text.slice(seen, end));
  if (!match) return undefined;
  const [, keyQuote = '', name = ''] = match;
  return isSensitiveName(name) ? { name, keyQuote, start: seen + match.index } : undefined;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at - from < MOST_BLANKS && isBlank(text, at)) at += 1;
  return at;
}

function skipBlanksBack(text: string, from: number): number {
  let at = from;
  while (from - at < MOST_BLANKS && isBlank(text, at - 1)) at -= 1;
  return at;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === BLANK || code === TAB;
}
