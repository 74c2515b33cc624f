import { cut, preview } from '../matching/preview';

const WIDEST = 60;

/** Draws rows of cells as a table with columns of even width. */
export function drawTable(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map((cell) => cut(oneLine(cell), WIDEST)));
  const widths = (shown[0] ?? []).map((_, at) =>
    Math.max(...shown.map((row) => [...(row[at] ?? '')].length)),
  );
  return shown
    .map((row) => `| ${row.map((cell, at) => padded(cell, widths[at] ?? 0)).join(' | ')} |`)
    .join('\n');
}

/** A value as a cell would have to be written to expect it. */
export function showValue(value: unknown): string {
  if (typeof value !== 'string') return preview(value, WIDEST);
  return ['null', 'true', 'false'].includes(value) ? `"${value}"` : value;
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - [...cell].length));
}

function oneLine(cell: string): string {
  return cell.replaceAll('\r', '').replaceAll('\n', '\\n').replaceAll('|', '\\|');
}
