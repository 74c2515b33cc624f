import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ann, open } from './shop';
import { shopServer } from './shop-server';

const salt = { sku: 'SALT', name: 'Sea salt', priceCents: 250, quantity: 2 };

beforeEach(() => {
  localStorage.setItem('shop.cart', JSON.stringify({ id: 'key-1', lines: [salt] }));
});

function saved() {
  return within(screen.getByRole('region', { name: 'Saved for later' }));
}

test('what is saved for later leaves the cart and comes back with its quantity', async () => {
  await shopServer({});
  const user = open('/cart', ann);

  await user.click(await screen.findByRole('button', { name: 'Save for later: Sea salt' }));
  expect(screen.getByText('Your cart is empty.')).toBeTruthy();
  expect(saved().getByRole('listitem').textContent).toContain('2 × €2.50');
  await user.click(saved().getByRole('button', { name: 'Move to cart: Sea salt' }));

  expect(screen.getByText('Total: €5.00')).toBeTruthy();
  expect(JSON.parse(localStorage.getItem('shop.saved') ?? '')).toEqual([]);
});

test('a product can be dragged there', async () => {
  await shopServer({});
  open('/cart', ann);
  const data = new Map<string, string>();
  const dataTransfer = {
    setData: (type: string, text: string) => data.set(type, text),
    getData: (type: string) => data.get(type),
    get types() {
      return [...data.keys()];
    },
  };

  fireEvent.dragStart(await screen.findByText('Sea salt'), { dataTransfer });
  fireEvent.drop(screen.getByRole('region', { name: 'Saved for later' }), { dataTransfer });

  expect(saved().getByText('Sea salt')).toBeTruthy();
});

test('what is dragged in from elsewhere is no product', async () => {
  await shopServer({});
  open('/cart', ann);

  const region = await screen.findByRole('region', { name: 'Saved for later' });
  fireEvent.drop(region, { dataTransfer: { types: ['text/plain'], getData: () => 'SALT' } });

  expect(saved().queryByRole('listitem')).toBeNull();
});

test('the cart is emptied only when that is confirmed', async () => {
  await shopServer({});
  const confirm = vi.fn<() => boolean>();
  vi.stubGlobal('confirm', confirm.mockReturnValueOnce(false).mockReturnValueOnce(true));
  const user = open('/cart', ann);

  await user.click(await screen.findByRole('button', { name: 'Empty cart' }));
  expect(screen.getByText('Total: €5.00')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Empty cart' }));

  expect(screen.getByText('Your cart is empty.')).toBeTruthy();
});
