import { redactText } from '../support/evidence/redact';
import { isSensitiveName } from '../support/evidence/sensitive';

/** Hides secrets in a text. */
export function redact(text: string): string {
  return redactText(text);
}

/** Hides a value that its name makes a secret. @param value a text in which there is nothing else to hide */
export function hideNamed(name: string, value: string): string {
  return value !== '' && isSensitive(name) ? `[redacted:${name.toLowerCase()}]` : value;
}

/**
 * Hides secrets in a table by the name of their column and, where a table is a list of names and values, of their row.
 *
 * @param rows whose cells have nothing else to hide in them.
 */
export function redactTable(rows: string[][]): string[][] {
  const [header = []] = rows;
  const pairs = rows.every((row) => row.length === 2);
  return rows.map((row, index) =>
    row.map((cell, column) => {
      const byColumn = index === 0 ? cell : hideNamed(header[column] ?? '', cell);
      return pairs && column === 1 ? hideNamed(row[0] ?? '', byColumn) : byColumn;
    }),
  );
}

/** The same few names head the tables of a whole run. */
const MOST_REMEMBERED = 10_000;
const known = new Map<string, boolean>();

function isSensitive(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    answer = isSensitiveName(name);
    if (known.size < MOST_REMEMBERED) known.set(name, answer);
  }
  return answer;
}
