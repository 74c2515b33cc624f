import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { listOrders, type OrderQuery } from '../api/orders';
import { useSession } from '../session/session';
import { LoadError } from '../shared/load-error';
import { Loading } from '../shared/loading';
import { PageHeading } from '../shared/page-heading';
import { pageNumber } from '../shared/page-number';
import { Pager } from '../shared/pager';
import { ExportOrders } from './export-orders';
import { STATUS_TEXT } from './order-text';
import { OrdersTable } from './orders-table';
import { StatusFilter } from './status-filter';

export function OrdersPage() {
  const [params, setParams] = useSearchParams();
  const status = statusOf(params);
  const onPage = (page: number) => setParams({ ...(status && { status }), page: String(page) });
  return (
    <>
      <div className="page-top">
        <PageHeading>Orders</PageHeading>
        <div className="page-tools">
          <ExportOrders status={status} />
          <StatusFilter status={status} onChange={(chosen) => setParams(chosen ? { status: chosen } : {})} />
        </div>
      </div>
      <Orders query={{ status, page: pageNumber(params) }} onPage={onPage} />
    </>
  );
}

function Orders({ query, onPage }: { query: OrderQuery; onPage: (page: number) => void }) {
  const showBuyer = useSession()?.role === 'clerk';
  const orders = useQuery({
    queryKey: ['orders', 'list', query],
    queryFn: ({ signal }) => listOrders(query, signal),
  });
  if (orders.isPending) return <Loading what="orders" />;
  if (orders.isError) return <LoadError what="Orders" onRetry={() => orders.refetch()} />;
  if (orders.data.items.length === 0) return <p className="empty">No orders yet.</p>;
  return (
    <>
      <OrdersTable orders={orders.data.items} showBuyer={showBuyer} />
      <Pager page={orders.data} onPage={onPage} />
    </>
  );
}

function statusOf(params: URLSearchParams): OrderQuery['status'] {
  const status = params.get('status') ?? '';
  return status in STATUS_TEXT ? (status as OrderQuery['status']) : '';
}
