import type { Exchange } from './exchange';

/** What an operation is recognised by. */
interface Requested {
  service: string;
  request: Pick<Exchange['request'], 'method' | 'url'>;
}

/**
 * The operation that a request asks for, the same for every order or customer: `GET /orders/{id} of orders`. Parts of
 * the path that are numbers, UUIDs or other long keys count as ids; the query is left out.
 */
export function operationOf({ service, request: { method, url } }: Requested): string {
  return `${method} ${operationPath(url)} of ${service}`;
}

/** `/orders/{id}`: the path of an address, or of a path with its query, as that of an operation. */
export function operationPath(url: string): string {
  return idsInPath(new URL(url, 'http://localhost').pathname);
}

/** The same of a path alone. */
export function idsInPath(path: string): string {
  return path
    .split('/')
    .map((part) => (isId(part) ? '{id}' : part))
    .join('/');
}

function isId(part: string): boolean {
  return /^\d+$/.test(part) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part) || isKey(part);
}

/** `ord_01J9ZK2M`: letters and digits together, and too long for a version such as `v2`. */
function isKey(part: string): boolean {
  return (
    part.length >= 8 && /^[\w-]+$/.test(part) && /[a-z]/i.test(part) && (part.match(/\d/g)?.length ?? 0) >= 3
  );
}
