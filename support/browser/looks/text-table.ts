/** Cells longer than this are cut, so that a table stays readable in a report. */
const LONGEST_CELL = 60;

/** Rows of cells as a table with aligned columns, as in a feature file. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const cut = rows.map((row) =>
    row.map((cell) => (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell)),
  );
  const widths = Array.from({ length: Math.max(0, ...cut.map((row) => row.length)) }, (_, column) =>
    Math.max(...cut.map((row) => row[column]?.length ?? 0)),
  );
  return cut
    .map((row) => `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`)
    .join('\n');
}
