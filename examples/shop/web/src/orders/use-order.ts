import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem';
import { cancelOrder, getOrder, payOrder } from '../api/orders';
import type { Order } from '../api/types';

export function orderKey(id: string) {
  return ['orders', 'one', id] as const;
}

export function useOrder(id: string) {
  return useQuery({ queryKey: orderKey(id), queryFn: ({ signal }) => getOrder(id, signal) });
}

export function usePayOrder(id: string) {
  return useMutation({ mutationFn: (card: string) => payOrder(id, card), ...useAnswer(id) });
}

export function useCancelOrder(id: string) {
  return useMutation({ mutationFn: () => cancelOrder(id), ...useAnswer(id) });
}

/** Both actions answer with the order as it is now, or refuse because it has changed meanwhile. */
function useAnswer(id: string) {
  const queryClient = useQueryClient();
  return {
    onSuccess: (order: Order) => queryClient.setQueryData(orderKey(id), order),
    onError: (error: Error) => {
      if (error instanceof ApiProblem && error.kind === 'order-not-open') {
        void queryClient.invalidateQueries({ queryKey: orderKey(id) });
      }
    },
  };
}
