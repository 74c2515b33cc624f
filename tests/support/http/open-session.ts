import type { Exchange } from '../../../support/evidence/exchange';
import type { ApiSessionOptions, ApiTarget } from '../../../support/http/options';
import { ApiSession } from '../../../support/http/session';

export const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

interface WithHeaders {
  headers?: Record<string, string>;
}

/** A session whose default API is at this address, and what it records. */
export function openSession(
  target: string | ApiTarget,
  { headers = {}, ...options }: Partial<Omit<ApiSessionOptions, 'headers'>> & WithHeaders = {},
): { api: ApiSession; recorded: Exchange[] } {
  const recorded: Exchange[] = [];
  const api = new ApiSession({
    target: () => (typeof target === 'string' ? { name: 'orders', url: target } : target),
    record: (exchange) => recorded.push(exchange),
    headers: () => headers,
    timeout: 10_000,
    trace: TRACEPARENT,
    root: process.cwd(),
    ...options,
  });
  return { api, recorded };
}
