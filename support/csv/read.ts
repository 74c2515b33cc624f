import { parse } from 'csv-parse/sync';

/** What reads as CSV: the first line names the columns. */
export interface Csv {
  columns: string[];
  rows: string[][];
}

/**
 * Reads CSV as spreadsheets write it: with or without a byte order mark, fields apart by commas, semicolons or tabs,
 * whichever the first line has most of; commas last, because names have commas too. Rows may be shorter or longer than the first line.
 *
 * @throws CsvError of csv-parse when quotes do not close.
 */
export function readCsv(text: string): Csv {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter =
    ['\t', ';', ','].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const all = parse(text, {
    bom: true,
    delimiter,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  }) as string[][];
  const [columns = [], ...rows] = all;
  return { columns, rows };
}
