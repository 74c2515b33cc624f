import { ApiProblem } from '../api/api-problem';
import { getProduct } from '../api/inventory';
import type { Product } from '../api/types';
import { addToCart } from '../cart/cart';
import type { WantedLine } from './draft';

/**
 * Puts all the lines into the cart, or none when the shop does not know one of them.
 * @returns the SKUs that it does not know
 * @throws ApiProblem
 */
export async function fillCart(lines: readonly WantedLine[]): Promise<string[]> {
  const found = await Promise.all(lines.map(async (line) => ({ ...line, product: await find(line.sku) })));
  const unknown = found.filter(({ product }) => !product).map(({ sku }) => sku);
  if (unknown.length > 0) return unknown;
  for (const { product, quantity } of found) if (product) addToCart(product, quantity);
  return [];
}

async function find(sku: string): Promise<Product | undefined> {
  try {
    return await getProduct(sku);
  } catch (error) {
    if (error instanceof ApiProblem && error.kind === 'product-not-found') return undefined;
    throw error;
  }
}
