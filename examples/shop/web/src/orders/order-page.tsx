import { Link, useParams } from 'react-router';
import { ApiProblem } from '../api/api-problem';
import { LoadError } from '../shared/load-error';
import { Loading } from '../shared/loading';
import { PageHeading } from '../shared/page-heading';
import { OrderDetails } from './order-details';
import { orderName } from './order-text';
import { useOrder } from './use-order';

export function OrderPage() {
  const { id = '' } = useParams();
  const order = useOrder(id);
  if (isNotFound(order.error)) return <OrderNotFound />;
  return (
    <>
      <BackToOrders />
      <PageHeading key={id}>{orderName(id)}</PageHeading>
      {order.isPending && <Loading what="order" />}
      {order.isLoadingError && <LoadError what="Order" onRetry={() => order.refetch()} />}
      {order.data && <OrderDetails order={order.data} />}
    </>
  );
}

function OrderNotFound() {
  return (
    <>
      <BackToOrders />
      <PageHeading>Order not found</PageHeading>
      <p>There is no such order, or it belongs to someone else.</p>
    </>
  );
}

function BackToOrders() {
  return (
    <Link to="/orders" className="back">
      All orders
    </Link>
  );
}

function isNotFound(error: Error | null): boolean {
  return error instanceof ApiProblem && error.status === 404;
}
