import { describe, expect, it } from 'vitest';
import { uncoveredIn } from '../../reports/uncovered';

const operation = (path: string, statuses: Record<string, number>, specified = true) => ({
  service: 'orders',
  method: 'GET',
  path,
  specified,
  statuses,
  callers: {},
  scenarios: [],
});

describe('what a run left out of the documents', () => {
  it('is what was never asked for, and what was never answered', () => {
    const found = uncoveredIn([
      operation('/whole', { 200: 3, 404: 1 }),
      operation('/part', { 200: 3, 404: 0 }),
      operation('/never', { 200: 0, 404: 0 }),
      operation('/unknown', { 200: 0 }, false),
    ]);
    expect(found.map(({ path, statuses, never }) => [path, statuses, never])).toEqual([
      ['/part', ['404'], false],
      ['/never', ['200', '404'], true],
    ]);
  });
});
