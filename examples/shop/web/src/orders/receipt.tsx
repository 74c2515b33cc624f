import type { Order } from '../api/types';
import { moment, money } from '../shared/format';
import { OrderLines } from './order-lines';

export function Receipt({ order }: { order: Order }) {
  if (order.status !== 'paid') return <p>There is no receipt before the order is paid.</p>;
  return (
    <>
      <div className="facts">
        <dl>
          <dt>Order number</dt>
          <dd>{order.id}</dd>
          <dt>Placed</dt>
          <dd>{moment(order.createdAt)}</dd>
          <dt>Buyer</dt>
          <dd>{order.buyer}</dd>
          <dt>Payment</dt>
          <dd>{order.paymentId}</dd>
        </dl>
      </div>
      <OrderLines lines={order.lines} />
      <p className="total">{`Paid: ${money(order.totalCents)}`}</p>
      <p className="after no-print">
        <button type="button" className="primary" onClick={() => window.print()}>
          Print
        </button>
      </p>
    </>
  );
}
