import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { readDocument } from '../matching/document';
import { ExamplesFileError } from './errors';

/** Rows of an examples file: column → text as it would stand in a table cell. */
export type Row = Record<string, string>;

/**
 * Reads the rows of a `.csv`, `.json`, `.yaml` or `.yml` file. A CSV's first line names its columns; JSON and YAML hold
 * a list of objects, whose values become cell texts (objects and lists as JSON, null as an empty cell).
 *
 * @param file relative to `root`; shown in messages as it is given.
 * @throws ExamplesFileError with the line where the format allows it.
 */
export function readRows(root: string, file: string): Row[] {
  const text = readText(root, file);
  return path.extname(file) === '.csv' ? readCsv(file, text) : readList(file, text);
}

function readText(root: string, file: string): string {
  try {
    return readFileSync(path.resolve(root, file), 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new ExamplesFileError(file, code === 'ENOENT' ? 'there is no such file' : message, { cause });
  }
}

function readCsv(file: string, text: string): Row[] {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true }) as Row[];
  } catch (cause) {
    throw new ExamplesFileError(file, csvReason(cause as CsvError & { lines?: number }), { cause });
  }
}

function csvReason(error: CsvError & { lines?: number; column?: unknown; record?: unknown[] }): string {
  const line = error.lines === undefined ? '' : `line ${error.lines}: `;
  if (error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS') {
    const counts = /columns length is (\d+), got (\d+)/.exec(error.message);
    return `${line}a row of ${counts?.[2]} cells under ${counts?.[1]} columns`;
  }
  return `${line}${error.message}`;
}

function readList(file: string, text: string): Row[] {
  const rows = readDocumentOf(file, text);
  if (!Array.isArray(rows)) throw new ExamplesFileError(file, 'it should hold a list of objects');
  return rows.map((row: unknown, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw new ExamplesFileError(file, `item ${index + 1} is no object`);
    }
    return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, cellOf(value)]));
  });
}

function readDocumentOf(file: string, text: string): unknown {
  try {
    return readDocument(text, file);
  } catch (cause) {
    throw new ExamplesFileError(file, (cause as Error).message, { cause });
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
