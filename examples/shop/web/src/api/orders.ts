import type { Session } from '../session/session';
import { request } from './request';
import type { Order, OrderStatus, Page } from './types';

export interface OrderQuery {
  /** Empty for all. */
  status: OrderStatus | '';
  page: number;
}

export interface OrderDraft {
  lines: { sku: string; quantity: number }[];
}

export function signIn(credentials: { username: string; password: string }): Promise<Session> {
  return request('orders', '/sessions', { method: 'POST', body: credentials });
}

export function listOrders(query: OrderQuery, signal: AbortSignal): Promise<Page<Order>> {
  return request('orders', '/orders', { query: { ...query, pageSize: 20 }, signal });
}

/** Every order with the status, newest first. */
export async function allOrders(status: OrderQuery['status']): Promise<Order[]> {
  const orders: Order[] = [];
  for (let page = 1; ; page += 1) {
    const query = { status, page, pageSize: 100 };
    const { items, total } = await request<Page<Order>>('orders', '/orders', { query });
    orders.push(...items);
    if (items.length === 0 || orders.length >= total) return orders;
  }
}

export function getOrder(id: string, signal: AbortSignal): Promise<Order> {
  return request('orders', orderPath(id), { signal });
}

/** Sent twice with the same key, one order is placed. */
export function placeOrder(draft: OrderDraft, idempotencyKey: string): Promise<Order> {
  const headers = { 'idempotency-key': idempotencyKey };
  return request('orders', '/orders', { method: 'POST', body: draft, headers });
}

export function cancelOrder(id: string): Promise<Order> {
  return request('orders', `${orderPath(id)}/cancel`, { method: 'POST' });
}

/** `card`: 12 to 19 digits. */
export function payOrder(id: string, card: string): Promise<Order> {
  return request('orders', `${orderPath(id)}/payment`, { method: 'POST', body: { card } });
}

export function orderPath(id: string): string {
  return `/orders/${encodeURIComponent(id)}`;
}
