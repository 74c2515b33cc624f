import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ann, open, order } from './shop';
import { json, problem, shopServer } from './shop-server';

beforeEach(() => {
  const line = { sku: 'SALT', name: 'Sea salt', priceCents: 250, quantity: 2 };
  localStorage.setItem('shop.cart', JSON.stringify({ id: 'key-1', lines: [line] }));
});

test('the total follows the quantity', async () => {
  await shopServer({});
  const user = open('/cart', ann);

  const quantity = await screen.findByLabelText('Quantity of Sea salt');
  await user.clear(quantity);
  await user.type(quantity, '10');

  expect(screen.getByText('Total: €25.00')).toBeTruthy();
});

test('a quantity that cannot be ordered does not reach the cart', async () => {
  await shopServer({});
  const user = open('/cart', ann);

  const quantity = await screen.findByLabelText<HTMLInputElement>('Quantity of Sea salt');
  await user.clear(quantity);
  await user.tab();

  expect(quantity.value).toBe('2');
  expect(screen.getByText('Total: €5.00')).toBeTruthy();
});

test('removing the last product leaves an empty cart', async () => {
  await shopServer({});
  const user = open('/cart', ann);

  await user.click(await screen.findByRole('button', { name: 'Remove Sea salt' }));

  expect(screen.getByText('Your cart is empty.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Cart' }));
});

test('placing the order goes to its page and empties the cart', async () => {
  const { received } = await shopServer({
    'POST /api/orders/orders': () => json(order, 201),
    [`GET /api/orders/orders/${order.id}`]: () => json({ ...order, status: 'paid' }),
  });
  const user = open('/cart', ann);

  await user.click(await screen.findByRole('button', { name: 'Place order' }));

  expect(await screen.findByRole('heading', { name: 'Order 3f2a9c1e' })).toBeTruthy();
  expect(localStorage.getItem('shop.cart')).toBeNull();
  expect(received[0]).toMatchObject({
    headers: { authorization: 'Bearer token-of-ann', 'idempotency-key': 'key-1' },
    body: { lines: [{ sku: 'SALT', quantity: 2 }] },
  });
});

test('a refused cart is kept; its key is sent again until the cart changes', async () => {
  const { received } = await shopServer({
    'POST /api/orders/orders': () => problem(409, 'out-of-stock', 'Only 1 of SALT is left.'),
  });
  const user = open('/cart', ann);

  const place = await screen.findByRole('button', { name: 'Place order' });
  await user.click(place);
  expect((await screen.findByRole('alert')).textContent).toBe('Only 1 of SALT is left.');
  await user.click(place);
  await expect.poll(() => received.length).toBe(2);
  await user.type(screen.getByLabelText('Quantity of Sea salt'), '0');
  await user.click(place);
  await expect.poll(() => received.length).toBe(3);

  const keys = received.map(({ headers }) => headers['idempotency-key']);
  expect(keys.slice(0, 2)).toEqual(['key-1', 'key-1']);
  expect(keys[2]).not.toBe('key-1');
});
