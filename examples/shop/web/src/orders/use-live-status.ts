import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orderStatuses } from '../api/order-events';
import type { Order } from '../api/types';
import { orderKey } from './use-order';

/** Follows the order while it is open, so that its page shows what others do to it. */
export function useLiveStatus({ id, status }: Order): void {
  const queryClient = useQueryClient();
  const open = status === 'open';
  useEffect(() => {
    if (!open) return;
    const closing = new AbortController();
    // A refusal ends the following quietly: the order itself stays on the page, loaded by its own request.
    follow(id, queryClient, closing.signal).catch(() => undefined);
    return () => closing.abort();
  }, [id, open, queryClient]);
}

async function follow(id: string, queryClient: QueryClient, signal: AbortSignal): Promise<void> {
  for await (const status of orderStatuses(id, signal)) {
    if (status === queryClient.getQueryData<Order>(orderKey(id))?.status) continue;
    queryClient.setQueryData<Order>(orderKey(id), (order) => order && { ...order, status });
    // The event carries the status alone; the rest (the payment) comes with the order.
    void queryClient.invalidateQueries({ queryKey: orderKey(id) });
  }
}
