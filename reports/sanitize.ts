import { stripVTControlCharacters } from 'node:util';

/** Lengths in characters (UTF-16 units) at which texts of a report are cut. */
export const LIMITS = { name: 180, line: 400, error: 20_000, text: 200_000 } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Half a character: no UTF-8 can carry it. */
const HALF = /\p{Surrogate}/gu;
/** Characters that turn the direction of writing, so that a text reads otherwise than it is. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Plain text: without terminal sequences, control and direction characters; line breaks are `\n`. */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(DIRECTION, '')
    .replace(HALF, '\ufffd');
}

/**
 * Takes from `<` the power to begin a tag, in a way that holds in raw HTML, in escaped HTML and inside a script alike.
 * A `<` that begins nothing (`1 < 2`) stays.
 */
export function defuse(text: string): string {
  return text.replace(/<(?=[A-Za-z/!?])/g, '\uff1c');
}

/** Cuts a text to a length and says so where it ends. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit).replace(HALF, '');
  return `${kept}… [cut: ${limit} of ${text.length} characters]`;
}

/** For text and attribute values of HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
