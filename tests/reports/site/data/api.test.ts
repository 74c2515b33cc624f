import { describe, expect, it } from 'vitest';
import type { Attempt, Feature, Scenario } from '../../../../reports/messages/run';
import { apiData } from '../../../../reports/site/data/api';
import type { Listed } from '../../../../reports/site/data/listed';
import type { Call } from '../../../../support/evidence/calls';

function listed(position: number, ...calls: Call[]): Listed {
  const attempt: Attempt = { startedAt: 0, steps: [], calls };
  const scenario: Scenario = {
    line: 1,
    keyword: '',
    name: '',
    description: '',
    tags: [],
    attempts: [attempt],
  };
  const feature = { uri: 'a.feature' } as Feature;
  return { position, id: 'k', at: { key: 'k', name: '', uri: 'a.feature', line: 1 }, feature, scenario };
}

const call = (method: string, path: string, status: number, more: Partial<Call> = {}): Call => ({
  service: 'orders',
  method,
  path,
  status,
  count: 1,
  ...more,
});

const SPECIFIED = [
  {
    service: 'orders',
    method: 'GET',
    path: '/orders/{number}',
    statuses: ['200', '404'],
    inputs: ['path number', 'query page', 'query size'],
    choices: { 'query currency': 40 },
  },
  {
    service: 'orders',
    method: 'DELETE',
    path: '/orders/{number}',
    statuses: ['204'],
    inputs: ['path number'],
  },
];

describe('the coverage of an API', () => {
  it('holds what was asked against what the specification names', () => {
    const data = apiData(
      [
        listed(
          0,
          call('GET', '/orders/{id}', 200, {
            count: 3,
            sent: ['query page', 'query other', 'query currency=EUR'],
          }),
        ),
        listed(
          1,
          call('GET', '/orders/{id}', 200, {
            caller: 'browser',
            sent: ['query currency=EUR', 'query currency=CHF'],
          }),
          call('POST', '/orders', 201),
        ),
      ],
      SPECIFIED,
    );
    expect(data?.operations).toEqual([
      {
        service: 'orders',
        method: 'POST',
        path: '/orders',
        specified: false,
        statuses: { 201: 1 },
        callers: { scenario: 1 },
        scenarios: [1],
        inputs: {},
        choices: {},
      },
      {
        service: 'orders',
        method: 'DELETE',
        path: '/orders/{number}',
        specified: true,
        statuses: { 204: 0 },
        callers: {},
        scenarios: [],
        inputs: { 'path number': false },
        choices: {},
      },
      {
        service: 'orders',
        method: 'GET',
        path: '/orders/{number}',
        specified: true,
        statuses: { 200: 4, 404: 0 },
        callers: { scenario: 3, browser: 1 },
        scenarios: [0, 1],
        inputs: { 'path number': true, 'query page': true, 'query size': false },
        choices: { 'query currency': { sent: 2, of: 40 } },
      },
    ]);
  });

  it('tells a request that got no answer, and is not there when nothing is known', () => {
    const { status: _, ...unanswered } = call('GET', '/health', 0);
    expect(apiData([listed(0, unanswered)], undefined)?.operations[0]?.statuses).toEqual({ none: 1 });
    expect(apiData([listed(0)], undefined)).toBeUndefined();
  });
});
