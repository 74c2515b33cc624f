import { act, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ordersCsv } from '../src/orders/orders-csv';
import { writeCsv } from '../src/shared/csv';
import { ago } from '../src/shared/format';
import { ann, open, order } from './shop';
import { json, page, shopServer } from './shop-server';

const path = `/api/orders/orders/${order.id}`;
const paid = { ...order, status: 'paid' as const, paymentId: 'ch_1' };

test('an order is a row of the export', () => {
  expect(ordersCsv([order])).toBe(
    'order,placed,buyer,status,items,total (EUR)\r\n' +
      '3f2a9c1e-0000-4000-8000-000000000001,2026-03-01T09:30:00Z,ann,open,4,10.00\r\n',
  );
});

test('a cell that would break its row is quoted', () => {
  expect(writeCsv([['a,b', 'c "d"', 'e\nf', 'g']])).toBe('"a,b","c ""d""","e\nf",g\r\n');
});

test('the export holds the orders of every page', async () => {
  const { received } = await shopServer({
    'GET /api/orders/orders': ({ query }) =>
      query.get('pageSize') === '20'
        ? page([order])
        : json({ items: [order], page: Number(query.get('page')), pageSize: 100, total: 2 }),
  });
  const written: Blob[] = [];
  vi.stubGlobal('URL', class extends URL {});
  URL.createObjectURL = (blob: Blob) => `blob:${written.push(blob)}`;
  URL.revokeObjectURL = () => undefined;
  const user = open('/orders', ann);

  await user.click(await screen.findByRole('button', { name: 'Export as CSV' }));

  await expect.poll(() => written.length).toBe(1);
  const asked = received.map(({ query }) => `${query.get('page')} of ${query.get('pageSize')}`);
  expect(asked).toEqual(['1 of 20', '1 of 100', '2 of 100']);
});

test('a paid order leads to its receipt in a window of its own', async () => {
  await shopServer({ [`GET ${path}`]: () => json(paid) });
  open(`/orders/${order.id}`, ann);

  const link = await screen.findByRole('link', { name: 'Receipt (opens in a new window)' });
  expect(link.getAttribute('href')).toBe(`/orders/${order.id}/receipt`);
  expect(link.getAttribute('target')).toBe('_blank');
});

test('the receipt tells what was paid, without the shop around it', async () => {
  await shopServer({ [`GET ${path}`]: () => json(paid) });
  open(`/orders/${order.id}/receipt`, ann);

  expect(await screen.findByText('Paid: €10.00')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Receipt for order 3f2a9c1e' })).toBeTruthy();
  expect(screen.queryByRole('navigation')).toBeNull();
});

test('there is no receipt before the order is paid', async () => {
  await shopServer({ [`GET ${path}`]: () => json(order) });
  open(`/orders/${order.id}/receipt`, ann);

  expect(await screen.findByText('There is no receipt before the order is paid.')).toBeTruthy();
});

test('the order number is copied, or the reason why not is told', async () => {
  await shopServer({ [`GET ${path}`]: () => json(paid) });
  const user = open(`/orders/${order.id}`, ann);
  const copy = await screen.findByRole('button', { name: 'Copy order number' });

  await user.click(copy);
  expect(await screen.findByText('Copied.')).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe(order.id);
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  await user.click(copy);

  expect(await screen.findByText('Your browser does not allow copying.')).toBeTruthy();
});

test.each([
  ['2026-03-01T09:30:00Z', '2026-03-01T09:29:00Z', 'just now'],
  ['2026-03-01T09:30:00Z', '2026-03-01T09:30:59Z', 'just now'],
  ['2026-03-01T09:30:00Z', '2026-03-01T09:31:00Z', '1 minute ago'],
  ['2026-03-01T09:30:00Z', '2026-03-01T11:29:59Z', '1 hour ago'],
  ['2026-03-01T09:30:00Z', '2026-03-03T09:30:00Z', '2 days ago'],
])('%s seen at %s was %s', (time, now, words) => {
  expect(ago(time, Date.parse(now))).toBe(words);
});

test('a lost network is told while it lasts', async () => {
  await shopServer({ 'GET /api/orders/orders': () => page([order]) });
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  open('/orders', ann);
  expect(await screen.findByText('You are offline. What you see may be out of date.')).toBeTruthy();

  online.mockReturnValue(true);
  act(() => window.dispatchEvent(new Event('online')));

  expect(screen.queryByText('You are offline. What you see may be out of date.')).toBeNull();
});
