import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ann, open, salt } from './shop';
import { json, page, problem, shopServer } from './shop-server';

test('signing in leads back to the page that was asked for', async () => {
  const { received } = await shopServer({
    'POST /api/orders/sessions': () => json(ann, 201),
    'GET /api/inventory/products': () => page([salt]),
  });
  const user = open('/products?search=salt');

  await user.type(await screen.findByLabelText('Username'), 'ann');
  await user.type(screen.getByLabelText('Password'), 'ann-secret');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));

  expect(await screen.findByText('Signed in as ann')).toBeTruthy();
  expect(await screen.findByRole('table', { name: 'Products' })).toBeTruthy();
  expect(window.location.search).toBe('?search=salt');
  expect(received[0]?.body).toEqual({ username: 'ann', password: 'ann-secret' });
});

test('wrong credentials are refused with one message for both', async () => {
  await shopServer({
    'POST /api/orders/sessions': () => problem(401, 'wrong-credentials', 'Unknown user or password'),
  });
  const user = open('/sign-in');

  await user.type(screen.getByLabelText('Username'), 'ann');
  await user.type(screen.getByLabelText('Password'), 'guess{Enter}');

  expect((await screen.findByRole('alert')).textContent).toBe('Wrong username or password');
});

test('the password can be shown while it is typed', async () => {
  await shopServer({});
  const user = open('/sign-in');
  const password = screen.getByLabelText<HTMLInputElement>('Password');

  await user.type(password, 'ann-secret');
  await user.click(screen.getByLabelText('Show password'));

  expect(password.type).toBe('text');
  expect(password.value).toBe('ann-secret');
});

test('a token that is no longer accepted ends the session', async () => {
  await shopServer({ 'GET /api/orders/orders': () => problem(401, 'not-signed-in', 'The token expired') });
  open('/orders', ann);

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy();
  expect(localStorage.getItem('shop.session')).toBeNull();
});

test('signing out leaves neither session nor cart behind', async () => {
  await shopServer({ 'GET /api/inventory/products': () => page([salt]) });
  const user = open('/products', ann);

  await user.click(await screen.findByRole('button', { name: 'Add to cart: Sea salt' }));
  await user.click(screen.getByRole('button', { name: 'Sign out' }));

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy();
  expect(localStorage.length).toBe(0);
});
