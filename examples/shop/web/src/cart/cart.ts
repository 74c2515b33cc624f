import type { Product } from '../api/types';
import { storedValue, useStoredValue } from '../storage/stored-value';
import { type CartLine, isLine } from './cart-line';

/** The most of one product that the service takes in an order. */
export const MAX_QUANTITY = 99;

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

/** More of what is in the cart already, up to what can be ordered. */
export function addToCart({ sku, name, priceCents }: Omit<Product, 'stock'>, quantity = 1): void {
  const { lines } = cartStore.get();
  const line = lines.find((known) => known.sku === sku);
  if (line) setQuantity(sku, Math.min(line.quantity + quantity, MAX_QUANTITY));
  else save([...lines, { sku, name, priceCents, quantity }]);
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
