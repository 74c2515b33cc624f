export interface Product {
  sku: string;
  name: string;
  priceCents: number;
  stock: number;
}

export type OrderStatus = 'open' | 'paid' | 'cancelled';

export interface OrderLine {
  sku: string;
  name: string;
  quantity: number;
  unitPriceCents: number;
}

export interface Order {
  id: string;
  buyer: string;
  status: OrderStatus;
  lines: OrderLine[];
  totalCents: number;
  paymentId: string | null;
  /** RFC 3339, UTC. */
  createdAt: string;
}

export interface Page<Item> {
  items: Item[];
  /** Counted from 1. */
  page: number;
  pageSize: number;
  total: number;
}
