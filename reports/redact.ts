import { redactText, redactValue } from '../support/evidence/redact';

/** Hides secrets in a text. */
export function redact(text: string): string {
  return redactText(text);
}

/** Hides a value that its name makes a secret; else the secrets inside it. */
export function redactNamed(name: string, value: string): string {
  return redactValue(name, value);
}

/**
 * Hides secrets in a table by the name of their column and, where a table is a list of names and values, of their row.
 */
export function redactTable(rows: string[][]): string[][] {
  const [header = []] = rows;
  const pairs = rows.every((row) => row.length === 2);
  return rows.map((row, index) =>
    row.map((cell, column) => {
      const byColumn = index === 0 ? redact(cell) : redactNamed(header[column] ?? '', cell);
      return pairs && column === 1 ? redactNamed(row[0] ?? '', byColumn) : byColumn;
    }),
  );
}
