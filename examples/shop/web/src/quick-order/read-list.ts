import { readPlainCsv } from '../shared/csv';
import { type DraftLine, EMPTY_LINE } from './draft';

/** The lines of a CSV list of SKU and quantity, with or without a heading; without a quantity it is one piece. */
export function readList(text: string): DraftLine[] {
  const rows = readPlainCsv(text);
  const lines = rows[0]?.[0]?.toLowerCase() === 'sku' ? rows.slice(1) : rows;
  return lines.map(([sku = '', quantity = '']) => ({ sku, quantity: quantity || EMPTY_LINE.quantity }));
}
