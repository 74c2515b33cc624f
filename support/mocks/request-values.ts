import { demand } from '../matching/field';
import { isObject } from '../matching/json';
import { requestPathSource } from '../matching/request-path';
import type { Incoming } from './incoming';

const PLACEHOLDER = /\{\{\s*(request\.[^{}\r\n]*?)\s*\}\}/g;
const ALONE = /^\{\{\s*(request\.[^{}\r\n]*?)\s*\}\}$/;

/** Whether a reply is made of the request it replies to, so that nothing is known about it before. */
export function isMadeOfRequest(value: unknown): boolean {
  if (typeof value === 'string') return value.search(PLACEHOLDER) >= 0;
  if (Array.isArray(value)) return value.some(isMadeOfRequest);
  return isObject(value) && Object.values(value).some(isMadeOfRequest);
}

/**
 * The value with every `{{request.…}}` replaced: `request.body` with its fields, `request.path.id` for `{id}` in the
 * path, `request.query.page`, `request.headers["idempotency-key"]`, `request.method`. Alone in a text it keeps its type.
 *
 * @param path as the reply was set for.
 * @throws MissingFieldError
 */
export function fillFromRequest(value: unknown, incoming: Incoming, path: string): unknown {
  if (!isMadeOfRequest(value)) return value;
  const request = { request: partsOf(incoming, path) };
  return filled(value, (name) => demand({ owner: 'the request', body: request, path: name }).value);
}

function filled(value: unknown, get: (name: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, get));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, get)]));
  }
  if (typeof value !== 'string') return value;
  const name = ALONE.exec(value)?.[1];
  if (name !== undefined) return get(name);
  return value.replaceAll(PLACEHOLDER, (_, inner: string) => textOf(get(inner)));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function partsOf({ method, path, headers, body }: Incoming, template: string) {
  const { pathname, searchParams } = new URL(path, 'http://mock');
  return {
    method,
    path: parametersOf(pathname, template),
    query: Object.fromEntries(searchParams),
    headers,
    body,
  };
}

function parametersOf(pathname: string, template: string): Record<string, string> {
  const names = [...template.matchAll(/\{([^{}/]+)\}/g)].map(([, name = '']) => name);
  const source = requestPathSource(template.split('?')[0] ?? '').replaceAll('[^/?#]+', '([^/?#]+)');
  const values = new RegExp(`^${source}$`).exec(pathname)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
}
