import { storedValue, useStoredValue } from '../storage/stored-value';
import { addToCart, cartStore, removeFromCart } from './cart';
import { type CartLine, isLine } from './cart-line';

const NOTHING: CartLine[] = [];

/** What a buyer put aside: it is not ordered with the cart, and stays when the cart is. */
export const savedStore = storedValue<CartLine[]>('shop.saved', (stored) =>
  Array.isArray(stored) && stored.every(isLine) ? stored : NOTHING,
);

export function useSaved(): CartLine[] {
  return useStoredValue(savedStore);
}

export function saveForLater(sku: string): void {
  const line = cartStore.get().lines.find((known) => known.sku === sku);
  if (!line) return;
  savedStore.set([...savedStore.get().filter((saved) => saved.sku !== sku), line]);
  removeFromCart(sku);
}

export function moveToCart(sku: string): void {
  const line = savedStore.get().find((saved) => saved.sku === sku);
  if (!line) return;
  addToCart(line, line.quantity);
  removeSaved(sku);
}

export function removeSaved(sku: string): void {
  savedStore.set(savedStore.get().filter((saved) => saved.sku !== sku));
}
