import { describe, expect, it } from 'vitest';
import { leadsTo } from '../../../support/links/request-path';

describe('a request leads to a path', () => {
  it.each([
    ['/orders', '/orders', true],
    ['/orders?page=2', '/orders', true],
    ['/orders?page=2', '/orders?page=2', true],
    ['/orders?page=3', '/orders?page=2', false],
    ['/orders/17', '/orders', false],
    ['/orders/17', '/orders/{id}', true],
    ['/orders/17/lines', '/orders/{id}', false],
    ['/orders/17/lines', '/orders/*', true],
    ['/ordersX', '/orders.', false],
  ])('%s and %s: %s', (url, path, expected) => {
    expect(leadsTo(`http://127.0.0.1:1${url}`, path)).toBe(expected);
  });
});
