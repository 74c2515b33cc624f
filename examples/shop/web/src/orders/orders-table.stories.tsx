import type { ComponentProps, ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import type { Order } from '../api/types';
import { OrdersTable } from './orders-table';

type Args = Partial<ComponentProps<typeof OrdersTable>>;

const open: Order = {
  id: '3f2a9c1e-0000-4000-8000-000000000001',
  buyer: 'ann',
  status: 'open',
  lines: [{ sku: 'SALT', name: 'Sea salt', quantity: 4, unitPriceCents: 250 }],
  totalCents: 1000,
  paymentId: null,
  createdAt: '2026-03-01T09:30:00Z',
};

export default {
  title: 'Orders/OrdersTable',
  component: OrdersTable,
  decorators: [(story: () => ReactNode) => <MemoryRouter>{story()}</MemoryRouter>],
};

export const OfABuyer = {
  args: {
    orders: [open, { ...open, id: '8d1c0b7f-0000-4000-8000-000000000002', status: 'paid' }],
  } satisfies Args,
};
