import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Order, Product } from '../src/api/types';
import { App } from '../src/app';
import type { Session } from '../src/session/session';

export const ann: Session = { token: 'token-of-ann', username: 'ann', role: 'buyer' };
export const carl: Session = { token: 'token-of-carl', username: 'carl', role: 'clerk' };

export const salt: Product = { sku: 'SALT', name: 'Sea salt', priceCents: 250, stock: 10 };
export const jar: Product = { sku: 'JAR', name: 'Glass jar', priceCents: 1250, stock: 0 };

export const order: Order = {
  id: '3f2a9c1e-0000-4000-8000-000000000001',
  buyer: 'ann',
  status: 'open',
  lines: [{ sku: 'SALT', name: 'Sea salt', quantity: 4, unitPriceCents: 250 }],
  totalCents: 1000,
  paymentId: null,
  createdAt: '2026-03-01T09:30:00Z',
};

/** Opens a page of the app, as its user would by typing the address. */
export function open(path: string, as?: Session) {
  if (as) localStorage.setItem('shop.session', JSON.stringify(as));
  window.history.replaceState(null, '', path);
  render(<App />);
  return userEvent.setup();
}
