/** Signs that end a script or a line of it, or begin a comment, wherever they stand. */
const DANGEROUS = /[<>\u2028\u2029]/g;

/**
 * A data file: a script, because pages opened from disk may not fetch. It announces one value under a key and does
 * nothing else.
 */
export function dataScript(key: string, value: unknown): string {
  return `brine(${dataLiteral(key)},${dataLiteral(value)})\n`;
}

/** A value as JSON that neither ends a script nor begins a comment, wherever it stands. */
export function dataLiteral(value: unknown): string {
  return JSON.stringify(value).replace(
    DANGEROUS,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
