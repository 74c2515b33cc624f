import type { Order } from '../api/types';
import { writeCsv } from '../shared/csv';

const HEADER = ['order', 'placed', 'buyer', 'status', 'items', 'total (EUR)'];

/** A row per order: 1000 cents are `10.00`, times are RFC 3339. */
export function ordersCsv(orders: readonly Order[]): string {
  return writeCsv([HEADER, ...orders.map(row)]);
}

function row({ id, createdAt, buyer, status, lines, totalCents }: Order): string[] {
  const items = lines.reduce((count, line) => count + line.quantity, 0);
  return [id, createdAt, buyer, status, String(items), (totalCents / 100).toFixed(2)];
}
