/** Rows as a CSV text (RFC 4180). */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The rows of a list without quoted cells, as spreadsheets write names and numbers; empty lines are left out.
 * Columns end with commas, semicolons or tabs.
 */
export function readPlainCsv(text: string): string[][] {
  return text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/[,;\t]/).map((one) => one.trim()));
}
