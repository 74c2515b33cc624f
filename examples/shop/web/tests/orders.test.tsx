import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ann, carl, open, order } from './shop';
import { page, shopServer } from './shop-server';

test('a buyer without orders is told so', async () => {
  await shopServer({ 'GET /api/orders/orders': () => page([]) });
  open('/orders', ann);

  expect(await screen.findByText('No orders yet.')).toBeTruthy();
});

test('a clerk sees whose orders they are', async () => {
  await shopServer({ 'GET /api/orders/orders': () => page([order]) });
  open('/orders', carl);

  expect(await screen.findByRole('columnheader', { name: 'Buyer' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: 'ann' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: '€10.00' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Order 3f2a9c1e' }).getAttribute('href')).toBe(
    `/orders/${order.id}`,
  );
});

test('the status filter narrows the list and stays in the address', async () => {
  await shopServer({
    'GET /api/orders/orders': ({ query }) => page(query.get('status') === 'paid' ? [] : [order]),
  });
  const user = open('/orders', ann);

  await user.selectOptions(await screen.findByLabelText('Status'), 'Paid');

  expect(await screen.findByText('No orders yet.')).toBeTruthy();
  expect(window.location.search).toBe('?status=paid');
});
