import { describe, expect, it } from 'vitest';
import { uncoveredIn } from '../../reports/uncovered';

const operation = (
  path: string,
  statuses: Record<string, number>,
  inputs: Record<string, boolean> = {},
  specified = true,
) => ({
  service: 'orders',
  method: 'GET',
  path,
  specified,
  statuses,
  callers: {},
  scenarios: [],
  inputs,
  choices: {},
});

describe('what a run left out of the documents', () => {
  it('is what was never asked for, never answered, and never sent', () => {
    const found = uncoveredIn([
      operation('/whole', { 200: 3, 404: 1 }, { 'query page': true }),
      operation('/part', { 200: 3, 404: 0 }),
      operation('/input', { 200: 3 }, { 'query status': true, 'query status=paid': false }),
      operation('/never', { 200: 0, 404: 0 }, { 'path id': false, body: false }),
      operation('/unknown', { 200: 0 }, { 'query page': false }, false),
    ]);
    expect(found.map(({ path, statuses, inputs, never }) => [path, statuses, inputs, never])).toEqual([
      ['/part', ['404'], [], false],
      ['/input', [], ['query status=paid'], false],
      ['/never', ['200', '404'], ['body'], true],
    ]);
  });
});
