import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ann, carl, jar, open, salt } from './shop';
import { page, problem, shopServer } from './shop-server';

test('a buyer adds what is in stock to the cart', async () => {
  await shopServer({ 'GET /api/inventory/products': () => page([salt, jar]) });
  const user = open('/products', ann);

  const add = await screen.findByRole('button', { name: 'Add to cart: Sea salt' });
  await user.click(add);
  expect(await screen.findByText('1 item')).toBeTruthy();
  await user.click(add);

  expect(await screen.findByText('2 items')).toBeTruthy();
  expect(screen.getByText('Sold out')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add to cart: Glass jar' }).disabled).toBe(
    true,
  );
});

test('a clerk sees the products without a way to buy them', async () => {
  await shopServer({ 'GET /api/inventory/products': () => page([salt]) });
  open('/products', carl);

  expect((await screen.findAllByRole('columnheader')).map((header) => header.textContent)).toEqual([
    'Product',
    'SKU',
    'Price',
    'Stock',
  ]);
  expect(screen.queryByRole('button', { name: /Add to cart/ })).toBeNull();
});

test('the search asks the service once typing pauses and stays in the address', async () => {
  const { received } = await shopServer({
    'GET /api/inventory/products': ({ query }) => page(query.get('search') ? [] : [salt]),
  });
  const user = open('/products', ann);

  await user.type(await screen.findByLabelText('Search products'), 'pepper');

  expect(await screen.findByText('No products match your search.')).toBeTruthy();
  expect(window.location.search).toBe('?search=pepper');
  expect(received.map(({ query }) => query.get('search'))).toEqual([null, 'pepper']);
});

test('a failed load can be tried again', async () => {
  let up = false;
  await shopServer({
    'GET /api/inventory/products': () => (up ? page([salt]) : problem(500, 'internal', 'Out of order')),
  });
  const user = open('/products', ann);

  expect((await screen.findByRole('alert')).textContent).toBe('Products could not be loaded.');
  up = true;
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('table', { name: 'Products' })).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});
