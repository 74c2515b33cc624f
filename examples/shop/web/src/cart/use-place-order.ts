import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { placeOrder } from '../api/orders';
import { type Cart, cartStore } from './cart';

/** Places the cart as an order, goes to its page and empties the cart. */
export function usePlaceOrder() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (cart: Cart) =>
      placeOrder({ lines: cart.lines.map(({ sku, quantity }) => ({ sku, quantity })) }, cart.id),
    onSuccess: (order) => {
      navigate(`/orders/${order.id}`);
      cartStore.clear();
    },
  });
}
