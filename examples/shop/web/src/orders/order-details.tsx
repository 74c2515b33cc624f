import { Link } from 'react-router';
import type { Order } from '../api/types';
import { CopyButton } from '../shared/copy-button';
import { money } from '../shared/format';
import { OrderActions } from './order-actions';
import { OrderLines } from './order-lines';
import { STATUS_TEXT } from './order-text';
import { PlacedAt } from './placed-at';
import { useLiveStatus } from './use-live-status';

export function OrderDetails({ order }: { order: Order }) {
  useLiveStatus(order);
  return (
    <>
      <OrderFacts order={order} />
      <OrderLines lines={order.lines} />
      <p className="total">{`Total: ${money(order.totalCents)}`}</p>
      {order.status === 'open' && <OrderActions orderId={order.id} />}
      {order.status === 'paid' && <ReceiptLink orderId={order.id} />}
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
          <PlacedAt time={order.createdAt} />
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
      <CopyButton what="order number" text={order.id} />
    </div>
  );
}

/** In a window of its own, so that printing it leaves the order where it is. */
function ReceiptLink({ orderId }: { orderId: string }) {
  return (
    <p className="after">
      <Link to={`/orders/${orderId}/receipt`} target="_blank">
        Receipt (opens in a new window)
      </Link>
    </p>
  );
}
