import { sessionStore } from '../session/session';
import { problemOf, unreachable } from './api-problem';

interface RequestOptions {
  method?: 'GET' | 'POST';
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

type Service = 'orders' | 'inventory';

/** The JSON that the service answers. @throws ApiProblem */
export async function request<T>(service: Service, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(service, path, options);
  return response.json();
}

/** A successful response. Ends the session when the service no longer accepts its token. @throws ApiProblem */
export async function send(service: Service, path: string, options: RequestOptions = {}): Promise<Response> {
  // Only orders knows the token: inventory never sees one.
  const token = service === 'orders' ? sessionStore.get()?.token : undefined;
  const response = await fetch(`/api/${service}${path}${queryOf(options)}`, initOf(options, token)).catch(
    (cause) => {
      throw options.signal?.aborted ? cause : unreachable(cause);
    },
  );
  if (response.ok) return response;
  // A late answer to an old token must not end the session that followed it.
  if (response.status === 401 && token && token === sessionStore.get()?.token) sessionStore.clear();
  throw await problemOf(response);
}

function queryOf({ query = {} }: RequestOptions): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

function initOf({ method = 'GET', headers, body, signal }: RequestOptions, token?: string): RequestInit {
  return {
    method,
    headers: {
      accept: 'application/json, application/problem+json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  };
}
