import { QueryClientProvider } from '@tanstack/react-query';
import { type PropsWithChildren, useState } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { newQueryClient } from './api/query-client';
import { CartPage } from './cart/cart-page';
import { Layout } from './layout/layout';
import { NotFoundPage } from './layout/not-found-page';
import { OrderPage } from './orders/order-page';
import { OrdersPage } from './orders/orders-page';
import { ReceiptPage } from './orders/receipt-page';
import { ProductsPage } from './products/products-page';
import { QuickOrderPage } from './quick-order/quick-order-page';
import { useSession } from './session/session';
import { RequireSession } from './sign-in/require-session';
import { SignInPage } from './sign-in/sign-in-page';

export function App() {
  const session = useSession();
  // Without transitions, leaving a page and changing a store (sign out, empty the cart) are one render.
  return (
    <BrowserRouter useTransitions={false}>
      <FreshQueries key={session?.token ?? 'signed out'}>
        <Routes>
          <Route element={<Layout />}>
            <Route path="sign-in" element={<SignInPage />} />
            <Route element={<RequireSession />}>
              <Route index element={<Navigate to="/products" replace />} />
              <Route path="products" element={<ProductsPage />} />
              <Route path="quick-order" element={<QuickOrderPage />} />
              <Route path="cart" element={<CartPage />} />
              <Route path="orders" element={<OrdersPage />} />
              <Route path="orders/:id" element={<OrderPage />} />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Route>
          <Route element={<RequireSession />}>
            <Route path="orders/:id/receipt" element={<ReceiptPage />} />
          </Route>
        </Routes>
      </FreshQueries>
    </BrowserRouter>
  );
}

/** Keyed by the session, so that nothing one user has loaded is ever shown to the next. */
function FreshQueries({ children }: PropsWithChildren) {
  const [queryClient] = useState(newQueryClient);
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
