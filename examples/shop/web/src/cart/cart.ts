import type { Product } from '../api/types';
import { storedValue, useStoredValue } from '../storage/stored-value';

/** The most of one product that the service takes in an order. */
export const MAX_QUANTITY = 99;

export interface CartLine {
  sku: string;
  name: string;
  priceCents: number;
  quantity: number;
}

export interface Cart {
  /** New with every change: sent as the idempotency key, the same cart is never ordered twice. */
  id: string;
  lines: CartLine[];
}

const EMPTY: Cart = { id: '', lines: [] };

export const cartStore = storedValue<Cart>('shop.cart', (stored) => (isCart(stored) ? stored : EMPTY));

export function useCart(): Cart {
  return useStoredValue(cartStore);
}

export function addToCart({ sku, name, priceCents }: Product): void {
  const { lines } = cartStore.get();
  const line = lines.find((known) => known.sku === sku);
  if (line) setQuantity(sku, Math.min(line.quantity + 1, MAX_QUANTITY));
  else save([...lines, { sku, name, priceCents, quantity: 1 }]);
}

export function setQuantity(sku: string, quantity: number): void {
  save(cartStore.get().lines.map((line) => (line.sku === sku ? { ...line, quantity } : line)));
}

export function removeFromCart(sku: string): void {
  save(cartStore.get().lines.filter((line) => line.sku !== sku));
}

export function itemCount({ lines }: Cart): number {
  return lines.reduce((count, line) => count + line.quantity, 0);
}

export function totalCents({ lines }: Cart): number {
  return lines.reduce((total, line) => total + line.quantity * line.priceCents, 0);
}

function save(lines: CartLine[]): void {
  cartStore.set({ id: crypto.randomUUID(), lines });
}

function isCart(stored: unknown): stored is Cart {
  const cart = stored as Partial<Cart> | null | undefined;
  return typeof cart?.id === 'string' && Array.isArray(cart.lines) && cart.lines.every(isLine);
}

function isLine(stored: unknown): stored is CartLine {
  const line = stored as Partial<CartLine> | null | undefined;
  return (
    typeof line?.sku === 'string' &&
    typeof line.name === 'string' &&
    typeof line.priceCents === 'number' &&
    typeof line.quantity === 'number'
  );
}
