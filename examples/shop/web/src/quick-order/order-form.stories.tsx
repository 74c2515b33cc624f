import type { ComponentProps } from 'react';
import { OrderForm } from './order-form';

type Args = Partial<ComponentProps<typeof OrderForm>>;

export default { title: 'Quick order/OrderForm', component: OrderForm };

export const Empty = {};

export const TwoLines = {
  args: {
    lines: [
      { sku: 'SALT', quantity: '2' },
      { sku: 'UNICORN', quantity: '1' },
    ],
  } satisfies Args,
};
