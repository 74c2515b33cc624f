import type { ComponentProps } from 'react';
import { CartTable } from './cart-table';

type Args = Partial<ComponentProps<typeof CartTable>>;

export default { title: 'Cart/CartTable', component: CartTable };

export const Filled = {
  args: {
    lines: [
      { sku: 'SALT', name: 'Sea salt', priceCents: 250, quantity: 4 },
      { sku: 'OIL', name: 'Olive oil', priceCents: 1899, quantity: 1 },
    ],
  } satisfies Args,
};
