import { QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { newQueryClient } from './src/api/query-client';
import { type Session, sessionStore } from './src/session/session';
import './src/styles.css';

/*
 * What the shop's components find around them in a component scenario: the same as in the app.
 */

interface Options {
  queryClient: ReturnType<typeof newQueryClient>;
  /** Who uses the component: `buyer`, `clerk`, or nobody. */
  session: Session['role'] | null;
  /** For `router`: the address that the page is at. */
  path?: string;
}

type Around = PropsWithChildren<{ options: Options }>;

export const settings = { session: null };

export function beforeMount({ options }: { options: Options }): void {
  options.queryClient = newQueryClient();
  // A scenario that signs in for real has its session in the browser already.
  if (options.session) sessionStore.set({ token: 'of no service', username: 'ann', role: options.session });
}

export function wrap({ options, children }: Around) {
  return <QueryClientProvider client={options.queryClient}>{children}</QueryClientProvider>;
}

export const wrappers = {
  /** For what has links, or reads the address. Other pages show where they would be. */
  router: ({ options: { path = '/' }, children }: Around) => (
    <MemoryRouter initialEntries={[path]}>
      <Routes>
        <Route path={new URL(path, 'http://shop').pathname} element={children} />
        <Route path="*" element={<p>Another page</p>} />
      </Routes>
    </MemoryRouter>
  ),
  /** The room that a page gives. */
  page: ({ children }: Around) => <main>{children}</main>,
};
