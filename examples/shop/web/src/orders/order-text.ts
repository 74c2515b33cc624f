import type { OrderStatus } from '../api/types';

export const STATUS_TEXT: Record<OrderStatus, string> = {
  open: 'Open',
  paid: 'Paid',
  cancelled: 'Cancelled',
};

/** `Order 3f2a9c1e` */
export function orderName(id: string): string {
  return `Order ${id.slice(0, 8)}`;
}
