import { expect, test } from 'vitest';
import { operationOf } from '../../../support/evidence/operation';

test.each([
  ['http://127.0.0.1:4000/orders/17?expand=lines', 'GET /orders/{id} of orders'],
  [
    'http://127.0.0.1:4000/orders/3f2b8c1e-0a4d-4c39-9c55-1d2e3f4a5b6c/lines',
    'GET /orders/{id}/lines of orders',
  ],
  ['http://127.0.0.1:4000/v2/orders/ord_01J9ZK2M', 'GET /v2/orders/{id} of orders'],
  ['http://127.0.0.1:4000/products/green-tea', 'GET /products/green-tea of orders'],
  ['/orders', 'GET /orders of orders'],
])('%s is %s', (url, operation) => {
  expect(operationOf({ service: 'orders', request: { method: 'GET', url } })).toBe(operation);
});
