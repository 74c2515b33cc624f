import { Link } from 'react-router';
import { BusyButton } from '../shared/busy-button';
import { money } from '../shared/format';
import { PageHeading } from '../shared/page-heading';
import { ProblemAlert } from '../shared/problem-alert';
import { type Cart, totalCents, useCart } from './cart';
import { CartTable } from './cart-table';
import { usePlaceOrder } from './use-place-order';

export function CartPage() {
  const cart = useCart();
  return (
    <>
      <PageHeading>Cart</PageHeading>
      {cart.lines.length === 0 ? <EmptyCart /> : <FilledCart cart={cart} />}
    </>
  );
}

function EmptyCart() {
  return (
    <div className="empty">
      <p>Your cart is empty.</p>
      <Link to="/products">Browse the products</Link>
    </div>
  );
}

function FilledCart({ cart }: { cart: Cart }) {
  const { mutate, isPending, error } = usePlaceOrder();
  return (
    <>
      <CartTable lines={cart.lines} />
      <div className="summary">
        <p className="total">{`Total: ${money(totalCents(cart))}`}</p>
        <ProblemAlert error={error} />
        <BusyButton className="primary" busy={isPending} onClick={() => mutate(cart)}>
          Place order
        </BusyButton>
      </div>
    </>
  );
}
