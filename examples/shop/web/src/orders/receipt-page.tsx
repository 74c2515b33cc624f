import { useParams } from 'react-router';
import { LoadError } from '../shared/load-error';
import { Loading } from '../shared/loading';
import { PageHeading } from '../shared/page-heading';
import { orderName } from './order-text';
import { Receipt } from './receipt';
import { useOrder } from './use-order';

/** A sheet to print or to save as a PDF, without the shop's header. */
export function ReceiptPage() {
  const { id = '' } = useParams();
  const order = useOrder(id);
  return (
    <main className="receipt">
      <PageHeading>{`Receipt for ${orderName(id).toLowerCase()}`}</PageHeading>
      {order.isPending && <Loading what="receipt" />}
      {order.isError && <LoadError what="Receipt" onRetry={() => order.refetch()} />}
      {order.data && <Receipt order={order.data} />}
    </main>
  );
}
