import { useNavigate } from 'react-router';
import { PageHeading } from '../shared/page-heading';
import type { WantedLine } from './draft';
import { fillCart } from './fill-cart';
import { OrderForm } from './order-form';

export function QuickOrderPage() {
  const navigate = useNavigate();

  async function submit(lines: WantedLine[]): Promise<readonly string[] | undefined> {
    const unknown = await fillCart(lines);
    if (unknown.length > 0) return unknown;
    navigate('/cart');
    return undefined;
  }

  return (
    <>
      <PageHeading>Quick order</PageHeading>
      <OrderForm onSubmit={submit} />
    </>
  );
}
