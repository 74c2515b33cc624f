import { requestPathSource } from '../matching/request-path';

/** Whether a request goes to this path: `/orders`, `/orders/{id}`, `/orders/*`; with a query only where it counts. */
export function leadsTo(url: string, path: string): boolean {
  const { pathname, search } = new URL(url);
  return new RegExp(`^${requestPathSource(path)}$`).test(path.includes('?') ? pathname + search : pathname);
}
