import { NavLink } from 'react-router';
import { itemCount, useCart } from '../cart/cart';

export function MainNavigation({ canBuy }: { canBuy: boolean }) {
  const count = itemCount(useCart());
  return (
    <nav aria-label="Main" className="main-navigation">
      <NavLink to="/products">Products</NavLink>
      {canBuy && <NavLink to="/quick-order">Quick order</NavLink>}
      <span className="cart-link">
        <NavLink to="/cart">Cart</NavLink>
        <span aria-live="polite" className="count">
          {count > 0 && `${count} ${count === 1 ? 'item' : 'items'}`}
        </span>
      </span>
      <NavLink to="/orders">Orders</NavLink>
    </nav>
  );
}
