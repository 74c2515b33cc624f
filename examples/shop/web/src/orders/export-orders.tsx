import { allOrders, type OrderQuery } from '../api/orders';
import { BusyButton } from '../shared/busy-button';
import { download } from '../shared/download';
import { ProblemAlert } from '../shared/problem-alert';
import { useAction } from '../shared/use-action';
import { ordersCsv } from './orders-csv';

/** Offers every order of the list as a file, not only the page that shows. */
export function ExportOrders({ status }: Pick<OrderQuery, 'status'>) {
  const { run, isPending, error } = useAction<void, void>(async () => {
    const orders = await allOrders(status);
    download(status ? `orders-${status}.csv` : 'orders.csv', 'text/csv', ordersCsv(orders));
  });
  return (
    <>
      <BusyButton busy={isPending} onClick={() => run()}>
        Export as CSV
      </BusyButton>
      <ProblemAlert error={error} />
    </>
  );
}
