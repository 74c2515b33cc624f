import { useLayoutEffect, useRef } from 'react';
import { useSession } from '../session/session';
import { focusHeading } from '../shared/page-heading';
import { CancelOrder } from './cancel-order';
import { PaymentForm } from './payment-form';
import { useCancelOrder, usePayOrder } from './use-order';

/** What can be done to an open order. */
export function OrderActions({ orderId }: { orderId: string }) {
  const isBuyer = useSession()?.role === 'buyer';
  const pay = usePayOrder(orderId);
  const cancel = useCancelOrder(orderId);
  const actions = useRef<HTMLDivElement>(null);

  // The order may close while the user is in here, by their own doing or by someone else's.
  useLayoutEffect(() => {
    const element = actions.current;
    return () => {
      if (element?.contains(document.activeElement)) queueMicrotask(focusHeading);
    };
  }, []);

  return (
    <div className="order-actions" ref={actions}>
      {isBuyer && <PaymentForm onPay={pay.mutateAsync} />}
      <CancelOrder onCancel={cancel.mutateAsync} />
    </div>
  );
}
