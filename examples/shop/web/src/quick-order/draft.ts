import { isQuantity } from '../cart/quantity-field';

/** A line as it is being typed. */
export interface DraftLine {
  sku: string;
  quantity: string;
}

export interface WantedLine {
  sku: string;
  quantity: number;
}

/** What is wrong with the fields of a line; undefined when nothing is. */
export type LineFaults = { sku?: string; quantity?: string } | undefined;

export const EMPTY_LINE: DraftLine = { sku: '', quantity: '1' };

export function isFilled({ sku }: DraftLine): boolean {
  return sku.trim() !== '';
}

/** By the place of the line. */
export function faultsOf(lines: readonly DraftLine[]): LineFaults[] {
  return lines.map(({ sku, quantity }) => {
    const noSku = sku.trim() === '';
    const noQuantity = !isQuantity(quantity);
    if (!noSku && !noQuantity) return undefined;
    return {
      ...(noSku && { sku: 'Enter a SKU.' }),
      ...(noQuantity && { quantity: 'Enter a quantity from 1 to 99.' }),
    };
  });
}

export function wantedLines(lines: readonly DraftLine[]): WantedLine[] {
  return lines.map(({ sku, quantity }) => ({ sku: sku.trim(), quantity: Number(quantity) }));
}
