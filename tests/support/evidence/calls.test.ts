import { describe, expect, it } from 'vitest';
import { countCalls, readCalls } from '../../../support/evidence/calls';
import type { Exchange } from '../../../support/evidence/exchange';

function exchange(method: string, url: string, status?: number, more: Partial<Exchange> = {}): Exchange {
  const response =
    status === undefined ? {} : { response: { status, statusText: '', headers: {}, text: '', body: '' } };
  return {
    service: 'orders',
    request: { method, url, headers: {} },
    ...response,
    startedAt: '2026-03-01T10:20:30.400Z',
    duration: 1,
    ...more,
  };
}

describe('the calls of a scenario', () => {
  it('are counted by who asked whom for what with which answer, whatever the ids', () => {
    const calls = countCalls([
      exchange('GET', 'http://x/orders/1?full=1', 200),
      exchange('GET', 'http://x/orders/2', 200),
      exchange('GET', 'http://x/orders/2', 404),
      exchange('POST', 'http://x/stock', undefined, { service: 'inventory', caller: 'orders' }),
    ]);
    expect(calls).toEqual([
      { service: 'orders', method: 'GET', path: '/orders/{id}', status: 200, count: 2 },
      { service: 'orders', method: 'GET', path: '/orders/{id}', status: 404, count: 1 },
      { caller: 'orders', service: 'inventory', method: 'POST', path: '/stock', count: 1 },
    ]);
    expect(readCalls(JSON.stringify(calls))).toEqual(calls);
  });

  it('are not those that the scenario answered itself', () => {
    expect(countCalls([exchange('GET', 'http://x/orders', 200, { madeUp: true })])).toEqual([]);
  });

  it.each([
    '',
    '{}',
    '[1]',
    '[{"service":"a","method":"GET","path":"/","count":"1"}]',
    '[{"service":7,"method":"GET","path":"/","count":1}]',
  ])('are none in %j', (text) => {
    expect(readCalls(text)).toBeUndefined();
  });
});
