import { Link } from 'react-router';
import { BusyButton } from '../shared/busy-button';
import { DropZone } from '../shared/drop-zone';
import { money } from '../shared/format';
import { focusHeading, PageHeading } from '../shared/page-heading';
import { ProblemAlert } from '../shared/problem-alert';
import { type Cart, cartStore, removeFromCart, setQuantity, totalCents, useCart } from './cart';
import { CartTable } from './cart-table';
import { moveToCart, removeSaved, saveForLater, useSaved } from './saved';
import { SavedForLater } from './saved-for-later';
import { usePlaceOrder } from './use-place-order';

export function CartPage() {
  const cart = useCart();
  const saved = useSaved();
  const isEmpty = cart.lines.length === 0;
  return (
    <>
      <PageHeading>Cart</PageHeading>
      <DropZone name="In the cart" className="in-cart" onDrop={moveToCart}>
        {isEmpty ? <EmptyCart /> : <FilledCart cart={cart} />}
      </DropZone>
      {(!isEmpty || saved.length > 0) && (
        <SavedForLater
          lines={saved}
          onMove={andFocus(moveToCart)}
          onRemove={andFocus(removeSaved)}
          onDrop={saveForLater}
        />
      )}
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
      <CartTable
        lines={cart.lines}
        onQuantity={setQuantity}
        onRemove={andFocus(removeFromCart)}
        onSave={andFocus(saveForLater)}
      />
      <div className="summary">
        <p className="total">{`Total: ${money(totalCents(cart))}`}</p>
        <ProblemAlert error={error} />
        <div className="buttons">
          <button type="button" onClick={emptyCart}>
            Empty cart
          </button>
          <BusyButton className="primary" busy={isPending} onClick={() => mutate(cart)}>
            Place order
          </BusyButton>
        </div>
      </div>
    </>
  );
}

function emptyCart() {
  if (!window.confirm('Remove everything from the cart?')) return;
  cartStore.clear();
  focusHeading();
}

/** The button that was pressed is gone afterwards. */
function andFocus(action: (sku: string) => void): (sku: string) => void {
  return (sku) => {
    action(sku);
    focusHeading();
  };
}
