import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { readList } from '../src/quick-order/read-list';
import { ann, carl, jar, open, salt } from './shop';
import { json, page, problem, shopServer } from './shop-server';

const products = {
  'GET /api/inventory/products': () => page([salt, jar]),
  'GET /api/inventory/products/SALT': () => json(salt),
  'GET /api/inventory/products/JAR': () => json(jar),
};

test('faults are told beside their fields, and nothing is asked for', async () => {
  const { received } = await shopServer(products);
  const user = open('/quick-order', ann);

  await user.clear(await screen.findByLabelText('Quantity of line 1'));
  await user.click(screen.getByRole('button', { name: 'Put into the cart' }));

  const sku = screen.getByLabelText('SKU of line 1');
  const quantity = screen.getByLabelText('Quantity of line 1');
  expect(describedBy(sku)).toBe('Enter a SKU.');
  expect(describedBy(quantity)).toBe('Enter a quantity from 1 to 99.');
  await waitFor(() => expect(document.activeElement).toBe(sku));
  expect(received).toEqual([]);
});

test('all the lines go into the cart', async () => {
  await shopServer(products);
  const user = open('/quick-order', ann);

  await user.type(await screen.findByLabelText('SKU of line 1'), 'SALT');
  await user.click(screen.getByRole('button', { name: 'Add a line' }));
  await user.type(screen.getByLabelText('SKU of line 2'), 'JAR');
  await user.type(screen.getByLabelText('Quantity of line 2'), '2');
  await user.click(screen.getByRole('button', { name: 'Put into the cart' }));

  expect(await screen.findByText('Total: €152.50')).toBeTruthy();
});

test('an unknown product is marked, and the cart stays as it was', async () => {
  await shopServer({
    ...products,
    'GET /api/inventory/products/UNICORN': () => problem(404, 'product-not-found', 'There is none'),
  });
  const user = open('/quick-order', ann);

  await user.type(await screen.findByLabelText('SKU of line 1'), 'SALT');
  await user.click(screen.getByRole('button', { name: 'Add a line' }));
  await user.type(screen.getByLabelText('SKU of line 2'), 'UNICORN{Enter}');

  expect(await screen.findByText('The shop has no product with this SKU.')).toBeTruthy();
  expect(describedBy(screen.getByLabelText('SKU of line 2'))).toBe('The shop has no product with this SKU.');
  expect(localStorage.getItem('shop.cart')).toBeNull();
});

test('a shop that does not answer is told', async () => {
  await shopServer({ 'GET /api/inventory/products/SALT': () => problem(500, 'internal', 'Out of order') });
  const user = open('/quick-order', ann);

  await user.type(await screen.findByLabelText('SKU of line 1'), 'SALT{Enter}');

  expect((await screen.findByRole('alert')).textContent).toBe('Out of order');
});

test('an uploaded list fills the lines for checking', async () => {
  await shopServer(products);
  const user = open('/quick-order', ann);
  const list = new File(['sku;quantity\r\nSALT;12\r\nJAR;\r\n'], 'list.csv', { type: 'text/csv' });

  await user.upload(await screen.findByLabelText('List of products'), list);

  expect(await screen.findByText('2 lines read from list.csv.')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('SKU of line 1').value).toBe('SALT');
  expect(screen.getByLabelText<HTMLInputElement>('Quantity of line 1').value).toBe('12');
  expect(screen.getByLabelText<HTMLInputElement>('Quantity of line 2').value).toBe('1');
});

test('what is typed while a list is read stays', async () => {
  await shopServer(products);
  const user = open('/quick-order', ann);
  let read = (_text: string) => {};
  const text = new Promise<string>((resolve) => {
    read = resolve;
  });
  const list = new File([], 'slow.csv');
  list.text = () => text;

  await user.upload(await screen.findByLabelText('List of products'), list);
  await user.type(screen.getByLabelText('SKU of line 1'), 'JAR');
  read('SALT;2');

  expect(await screen.findByText('1 line read from slow.csv.')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('SKU of line 1').value).toBe('JAR');
  expect(screen.getByLabelText<HTMLInputElement>('SKU of line 2').value).toBe('SALT');
});

test('a list without lines leaves a line to fill in', async () => {
  await shopServer(products);
  const user = open('/quick-order', ann);

  await user.upload(await screen.findByLabelText('List of products'), new File([''], 'none.csv'));

  expect(await screen.findByText('none.csv has no lines.')).toBeTruthy();
  expect(screen.getByLabelText('SKU of line 1')).toBeTruthy();
});

test.each([
  ['sku,quantity\nSALT,2', [{ sku: 'SALT', quantity: '2' }]],
  ['SALT\tmany', [{ sku: 'SALT', quantity: 'many' }]],
  ['\n \n', []],
  ['SKU,quantity', []],
])('the list %j is read', (text, lines) => {
  expect(readList(text)).toEqual(lines);
});

test('a clerk, who cannot order, is not led there', async () => {
  await shopServer(products);
  open('/products', carl);

  expect(await screen.findByRole('link', { name: 'Orders' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Quick order' })).toBeNull();
});

function describedBy(element: HTMLElement): string | null | undefined {
  return document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent;
}
