export interface CartLine {
  sku: string;
  name: string;
  priceCents: number;
  quantity: number;
}

/** Judges what is stored, which anyone may have written. */
export function isLine(stored: unknown): stored is CartLine {
  const line = stored as Partial<CartLine> | null | undefined;
  return (
    typeof line?.sku === 'string' &&
    typeof line.name === 'string' &&
    typeof line.priceCents === 'number' &&
    typeof line.quantity === 'number'
  );
}
