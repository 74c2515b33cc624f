import { request } from './request';
import type { Page, Product } from './types';

export interface ProductQuery {
  /** Part of a name or SKU; empty for all. */
  search: string;
  page: number;
}

export function listProducts(query: ProductQuery, signal: AbortSignal): Promise<Page<Product>> {
  return request('inventory', '/products', { query: { ...query, pageSize: 20 }, signal });
}

export function getProduct(sku: string): Promise<Product> {
  return request('inventory', `/products/${encodeURIComponent(sku)}`);
}
