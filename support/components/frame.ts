/** Lines around that are shown. */
const AROUND = 2;

/**
 * The lines around a place, which is marked:
 *
 * ```text
 *   1 | export function Broken() {
 * > 2 |   return <p>never closed;
 *     |          ^
 *   3 | }
 * ```
 *
 * @param line from 1.
 * @param column from 1.
 */
export function codeFrame(code: string, line: number, column: number): string {
  const lines = code.split(/\r?\n/);
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const width = String(last).length;
  const shown = lines.slice(first - 1, last).flatMap((text, at) => {
    const number = first + at;
    const row = `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`;
    return number === line ? [row, `  ${' '.repeat(width)} | ${' '.repeat(column - 1)}^`] : [row];
  });
  return shown.map((row) => row.trimEnd()).join('\n');
}
