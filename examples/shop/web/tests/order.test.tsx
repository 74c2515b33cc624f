import type { ServerResponse } from 'node:http';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { OrderStatus } from '../src/api/types';
import { ann, carl, open, order } from './shop';
import { json, problem, shopServer } from './shop-server';

const path = `/api/orders/orders/${order.id}`;
const url = `/orders/${order.id}`;

function tell(response: ServerResponse, status: OrderStatus) {
  response.write(`event: status\ndata: ${JSON.stringify({ orderId: order.id, status })}\n\n`);
}

function stayOpen(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  tell(response, 'open');
}

function orderStatus(): string | null {
  return screen.getByRole('status', { name: 'Order status' }).textContent;
}

test('the status changes while the page is open', async () => {
  let events: ServerResponse | undefined;
  let status: OrderStatus = 'open';
  const { received } = await shopServer({
    [`GET ${path}`]: () => json({ ...order, status }),
    [`GET ${path}/events`]: () => (response) => {
      stayOpen(response);
      events = response;
    },
  });
  open(url, ann);
  expect(await screen.findByText('Total: €10.00')).toBeTruthy();
  expect(orderStatus()).toBe('Open');

  await expect.poll(() => events).toBeDefined();
  status = 'cancelled';
  if (events) tell(events, status);

  await waitFor(() => expect(orderStatus()).toBe('Cancelled'));
  expect(screen.queryByRole('button', { name: 'Pay now' })).toBeNull();
  const follow = received.find(({ operation }) => operation.endsWith('/events'));
  expect(follow?.headers.authorization).toBe('Bearer token-of-ann');
});

test('a lost connection is made again', async () => {
  let connections = 0;
  let status: OrderStatus = 'open';
  await shopServer({
    [`GET ${path}`]: () => json({ ...order, status }),
    [`GET ${path}/events`]: () => (response) => {
      connections += 1;
      if (connections === 1) return response.destroy();
      status = 'paid';
      stayOpen(response);
      tell(response, status);
      response.end();
    },
  });
  open(url, ann);

  await screen.findByText('Total: €10.00');
  await waitFor(() => expect(orderStatus()).toBe('Paid'), { timeout: 5_000 });
});

test('a declined card leaves the order open', async () => {
  const { received } = await shopServer({
    [`GET ${path}`]: () => json(order),
    [`GET ${path}/events`]: () => stayOpen,
    [`POST ${path}/payment`]: () => problem(402, 'card-declined', 'The provider declined the card'),
  });
  const user = open(url, ann);

  await user.type(await screen.findByLabelText('Card number'), '4000 0000 0000 0002');
  await user.click(screen.getByRole('button', { name: 'Pay now' }));

  expect((await screen.findByRole('alert')).textContent).toBe('Your card was declined.');
  expect(orderStatus()).toBe('Open');
  expect(document.activeElement).toBe(screen.getByLabelText('Card number'));
  expect(received.find(({ operation }) => operation.startsWith('POST'))?.body).toEqual({
    card: '4000000000000002',
  });
});

test('whoever clicks twice pays once', async () => {
  const { received } = await shopServer({
    [`GET ${path}`]: () => json(order),
    [`GET ${path}/events`]: () => stayOpen,
    [`POST ${path}/payment`]: () => json({ ...order, status: 'paid', paymentId: 'ch_1' }),
  });
  const user = open(url, ann);

  await user.type(await screen.findByLabelText('Card number'), '4242424242424242');
  // Both before React can show that the first is under way.
  act(() => {
    screen.getByRole('button', { name: 'Pay now' }).click();
    screen.getByRole('button', { name: 'Pay now' }).click();
  });

  expect(await screen.findByText('ch_1')).toBeTruthy();
  expect(received.filter(({ operation }) => operation.startsWith('POST'))).toHaveLength(1);
});

test('what is no card number is not sent', async () => {
  const { received } = await shopServer({
    [`GET ${path}`]: () => json(order),
    [`GET ${path}/events`]: () => stayOpen,
  });
  const user = open(url, ann);

  await user.type(await screen.findByLabelText('Card number'), '4242{Enter}');

  expect((await screen.findByRole('alert')).textContent).toBe('A card number has 12 to 19 digits.');
  expect(document.activeElement).toBe(screen.getByLabelText('Card number'));
  expect(received.filter(({ operation }) => operation.startsWith('POST'))).toEqual([]);
});

test('a payment provider that is down is named as the reason', async () => {
  await shopServer({
    [`GET ${path}`]: () => json(order),
    [`GET ${path}/events`]: () => stayOpen,
    [`POST ${path}/payment`]: () => problem(503, 'payments-unavailable', 'Timed out'),
  });
  const user = open(url, ann);

  await user.type(await screen.findByLabelText('Card number'), '4242424242424242{Enter}');

  expect((await screen.findByRole('alert')).textContent).toBe(
    'The payment service is not available. Try again later.',
  );
});

test('a paid order shows its payment and offers nothing more', async () => {
  await shopServer({
    [`GET ${path}`]: () => json(order),
    [`GET ${path}/events`]: () => stayOpen,
    [`POST ${path}/payment`]: () => json({ ...order, status: 'paid', paymentId: 'ch_1' }),
  });
  const user = open(url, ann);

  await user.type(await screen.findByLabelText('Card number'), '4242424242424242{Enter}');

  expect(await screen.findByText('ch_1')).toBeTruthy();
  expect(orderStatus()).toBe('Paid');
  expect(screen.queryByRole('button', { name: 'Cancel order' })).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
});

test('a clerk cancels an order after being asked', async () => {
  await shopServer({
    [`GET ${path}`]: () => json(order),
    [`GET ${path}/events`]: () => stayOpen,
    [`POST ${path}/cancel`]: () => json({ ...order, status: 'cancelled' }),
  });
  const user = open(url, carl);

  await user.click(await screen.findByRole('button', { name: 'Cancel order' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Cancel this order?' }));
  await user.click(dialog.getByRole('button', { name: 'Keep order' }));
  expect(orderStatus()).toBe('Open');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByLabelText('Card number')).toBeNull();

  await user.click(screen.getByRole('button', { name: 'Cancel order' }));
  await user.click(screen.getByRole('button', { name: 'Yes, cancel it' }));

  await waitFor(() => expect(orderStatus()).toBe('Cancelled'));
});

test('an order that is unknown or belongs to someone else is not found', async () => {
  await shopServer({ [`GET ${path}`]: () => problem(404, 'order-not-found', 'No such order') });
  open(url, ann);

  expect(await screen.findByRole('heading', { name: 'Order not found' })).toBeTruthy();
});
