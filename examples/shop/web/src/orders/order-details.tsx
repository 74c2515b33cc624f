import type { Order } from '../api/types';
import { moment, money } from '../shared/format';
import { OrderActions } from './order-actions';
import { OrderLines } from './order-lines';
import { STATUS_TEXT } from './order-text';
import { useLiveStatus } from './use-live-status';

export function OrderDetails({ order }: { order: Order }) {
  useLiveStatus(order);
  return (
    <>
      <OrderFacts order={order} />
      <OrderLines lines={order.lines} />
      <p className="total">{`Total: ${money(order.totalCents)}`}</p>
      {order.status === 'open' && <OrderActions orderId={order.id} />}
    </>
  );
}

function OrderFacts({ order }: { order: Order }) {
  return (
    <div className="facts">
      <output aria-label="Order status" className={`badge ${order.status}`}>
        {STATUS_TEXT[order.status]}
      </output>
      <dl>
        <dt>Placed</dt>
        <dd>
          <time dateTime={order.createdAt}>{moment(order.createdAt)}</time>
        </dd>
        <dt>Buyer</dt>
        <dd>{order.buyer}</dd>
        {order.paymentId && (
          <>
            <dt>Payment</dt>
            <dd>
              <code>{order.paymentId}</code>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
