import { expect, it } from 'vitest';
import { Evidence } from '../../../support/evidence/evidence';
import type { Exchange } from '../../../support/evidence/exchange';

function exchange(url: string, startedAt: string, caller?: string): Exchange {
  return {
    service: 'orders',
    request: { method: 'GET', url, headers: {} },
    startedAt,
    duration: 1,
    ...(caller !== undefined && { caller }),
  };
}

it('has exchanges in the order in which they began, whenever they came and somebody asked', () => {
  const evidence = new Evidence();
  const urls = () => evidence.exchanges.map(({ request }) => request.url);
  expect(urls()).toEqual([]);
  evidence.add(exchange('/second', '2026-03-01T10:20:30.500Z'));
  expect(urls()).toEqual(['/second']);
  evidence.add(exchange('/asked-by-first', '2026-03-01T10:20:30.400Z', 'orders'));
  evidence.add(exchange('/first', '2026-03-01T10:20:30.400Z'));
  const before = evidence.exchanges;
  expect(urls()).toEqual(['/first', '/asked-by-first', '/second']);
  evidence.add(exchange('/zeroth', '2026-03-01T10:20:30.300Z'));
  expect(urls()).toEqual(['/zeroth', '/first', '/asked-by-first', '/second']);
  expect(before.length).toBe(3);
});
