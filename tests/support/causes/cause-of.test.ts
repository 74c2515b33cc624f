import { strict as assert } from 'node:assert';
import { describe, expect, it, test } from 'vitest';
import { causeOf } from '../../../support/causes/cause-of';
import type { Failure } from '../../../support/causes/failure';
import { ComponentCrashedError } from '../../../support/components/crashes';
import { BrineError, type FaultKind } from '../../../support/errors/brine-error';
import type { AnsweredExchange, Exchange } from '../../../support/evidence/exchange';
import { RequestFailedError } from '../../../support/http/errors';
import { expectStatus } from '../../../support/http/expect';
import { expectMatch } from '../../../support/matching/expect';
import { ContractError } from '../../../support/openapi/errors';
import { ServiceNotReadyError } from '../../../support/services/start/errors';
import { markOverdue } from '../../../support/wait/overdue';

const STEP = { title: 'Then the order should be paid', place: 'features/order.feature:7' };
const NOTHING = { step: STEP, panics: [], exchanges: [], passed: [], root: '/project' };

class MockError extends BrineError {
  override readonly name = 'MockError';
  override readonly fault = 'mock';
}

const thrown = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('It did not throw.');
};

const answer = (status: number, more: Partial<Exchange> = {}): AnsweredExchange => ({
  service: 'orders',
  request: { method: 'GET', url: 'http://127.0.0.1:1/orders/17', headers: {} },
  response: { status, statusText: '', headers: {}, text: '', body: '' },
  startedAt: '2026-01-01T00:00:00.000Z',
  duration: 10,
  ...more,
});

const panic = { thread: 'main', location: 'src/main.rs:6:3', message: 'no stock', frames: [] };
const crash = { service: 'orders', exit: { code: 101, signal: null }, panic, lastLines: '' };
const died = { crash };
const panicked = { panics: [{ service: 'orders', panic }] };
const broke = { exchanges: [answer(500)] };

const notReady = new ServiceNotReadyError({
  service: 'orders',
  waited: 5,
  lastLines: '',
  logFile: 'orders.log',
});
const mock = new MockError({ what: 'The mock "bank" was called unexpectedly.', culprit: 'bank' });
const component = new ComponentCrashedError(
  { kind: 'component', name: 'OrderForm' },
  {
    fault: { name: 'Error', message: 'no', during: 'render' } as never,
    traced: { at: 'a.tsx:1:1', path: [], frames: [] },
  },
);
const contract = new ContractError([], 'GET /orders/17', 'openapi.yaml', 'GET /orders/{id} of orders');
const wrong = thrown(() =>
  expectMatch('open', 'paid', { subject: 'the response field "status"', mode: 'exact' }),
);
const unreachable = new RequestFailedError('GET', 'http://h/x', 'orders', { reason: 'refused', next: '' }, 0);
const late = new RequestFailedError(
  'GET',
  'http://h/x',
  'orders',
  { reason: 'late', next: '', timedOut: true },
  0,
);
const mistake = thrown(() => (undefined as unknown as string[]).push('x'));

/** What the step threw, what else was seen → the cause. The order of docs/failures.md. */
const PRECEDENCE: [name: string, Partial<Failure>, kind: FaultKind, culprit: string][] = [
  ['a death wins over what the step says', { error: wrong, ...died, ...broke }, 'service crashed', 'orders'],
  ['a death wins over a faulty set-up', { error: notReady, ...died }, 'service crashed', 'orders'],
  ['a death wins over a mistake of the test', { error: mistake, ...died }, 'service crashed', 'orders'],
  ['a faulty set-up wins over a panic', { error: notReady, ...panicked }, 'environment not ready', 'orders'],
  [
    'a call that no mock expected wins over a panic and a 5xx',
    { error: mock, mockFailed: true, ...panicked, ...broke },
    'mock',
    'bank',
  ],
  [
    'a panic wins over a mock that was never called',
    { error: mock, ...panicked },
    'service crashed',
    'orders',
  ],
  [
    'a 5xx wins over a mock that was never called',
    { error: mock, ...broke },
    'service answered 5xx',
    'GET /orders/{id} of orders',
  ],
  ['a mock that was never called', { error: mock }, 'mock', 'bank'],
  [
    'a component that crashed wins over a 5xx',
    { error: component, ...broke },
    'component crashed',
    'OrderForm',
  ],
  ['a panic wins over a 5xx', { error: wrong, ...panicked, ...broke }, 'service crashed', 'orders'],
  ['a panic wins over a lost connection', { error: unreachable, ...panicked }, 'service crashed', 'orders'],
  ['a panic wins over a broken contract', { error: contract, ...panicked }, 'service crashed', 'orders'],
  ['a mistake of the test stands beside a panic', { error: mistake, ...panicked }, 'test error', STEP.place],
  ['a mistake of the test stands beside a 5xx', { error: mistake, ...broke }, 'test error', STEP.place],
  [
    'a broken contract stands beside a 5xx',
    { error: contract, ...broke },
    'contract broken',
    'GET /orders/{id} of orders',
  ],
  [
    'a 5xx wins over a wrong value',
    { error: wrong, ...broke },
    'service answered 5xx',
    'GET /orders/{id} of orders',
  ],
  ['a 5xx wins over a wait', { error: late, ...broke }, 'service answered 5xx', 'GET /orders/{id} of orders'],
  [
    'a 5xx wins over a step that never ends',
    { limit: '5 s', ...broke },
    'service answered 5xx',
    'GET /orders/{id} of orders',
  ],
  [
    'a lost connection stands beside a 5xx',
    { error: unreachable, ...broke },
    'environment not ready',
    'GET /x of orders',
  ],
  ['a wrong value', { error: wrong }, 'wrong', 'the response field "status"'],
  ['a request without an answer in time', { error: late }, 'timed out', 'GET /x of orders'],
  ['a step without a phrase', { unrunnable: 'undefined' }, 'test error', STEP.place],
];

describe('the cause of a failure', () => {
  test.each(PRECEDENCE)('%s', (_, failure, kind, culprit) => {
    expect(causeOf({ ...NOTHING, ...failure })).toMatchObject({ kind, culprit });
  });

  it('tells what the step said beside a cause of another kind, and where', () => {
    expect(causeOf({ ...NOTHING, error: wrong, exchanges: [answer(500)] })).toEqual({
      kind: 'service answered 5xx',
      culprit: 'GET /orders/{id} of orders',
      what: 'GET /orders/17 was answered by orders with 500.',
      facts: [
        'the step said: The response field "status" is not as expected.',
        'step: Then the order should be paid (features/order.feature:7)',
      ],
    });
    expect(causeOf({ ...NOTHING, error: mistake, exchanges: [answer(500)] }).facts).toContain(
      'before: GET /orders/{id} of orders → 500',
    );
  });

  it('is a wait that was too long where the step said how long', () => {
    const error = thrown(() => expectMatch('open', 'paid', { subject: 'the status', mode: 'exact' }));
    markOverdue(error, 200);
    expect(causeOf({ ...NOTHING, error })).toMatchObject({ kind: 'timed out', culprit: 'the status' });
  });

  it('tells what a step that never ends was waiting for', () => {
    expect(causeOf({ ...NOTHING, limit: '5 s', waitedFor: 'no "Save" button' })).toEqual({
      kind: 'timed out',
      culprit: 'Then the order should be paid',
      what: '"Then the order should be paid" did not finish within 5 s.',
      facts: [
        'It was waiting: no "Save" button',
        'step: Then the order should be paid (features/order.feature:7)',
      ],
    });
  });
});

describe('an answer of 500 and above', () => {
  const kindOf = (exchanges: Exchange[], passed: string[] = []) =>
    causeOf({ ...NOTHING, error: wrong, exchanges, passed }).kind;

  it('is none that the scenario made up, or that the gateway gave for a service that is away', () => {
    const gateway = answer(502);
    gateway.response.headers['x-brine'] = 'gateway';
    expect(kindOf([answer(500, { madeUp: true }), gateway])).toBe('wrong');
  });

  it('is none that a passed step asked for', () => {
    expect(kindOf([answer(503)], ['the response status should be 503'])).toBe('wrong');
    expect(kindOf([answer(503)], ['the response should be a server error'])).toBe('wrong');
    expect(kindOf([answer(503)], ['the response status should be 200', 'I wait 1503 ms'])).toBe(
      'service answered 5xx',
    );
  });

  it('is none that the same operation has made good since', () => {
    expect(kindOf([answer(503), answer(200)])).toBe('wrong');
    expect(kindOf([answer(200), answer(503)])).toBe('service answered 5xx');
  });

  it('names the innermost of services that called each other', () => {
    const outer = answer(502, { duration: 100 });
    const inner = answer(500, {
      service: 'inventory',
      startedAt: '2026-01-01T00:00:00.020Z',
      duration: 30,
    });
    expect(causeOf({ ...NOTHING, error: wrong, exchanges: [inner, outer] }).culprit).toBe(
      'GET /orders/{id} of inventory',
    );
  });
});

describe('a script of the page that threw', () => {
  const pageErrors = [
    'Error: no receipt\n    at pay (http://127.0.0.1:1/app.js:7:3)\n    at later',
    'Error: twice',
    'Error: twice',
  ];

  it('is told first where the page did not show what it should', () => {
    expect(causeOf({ ...NOTHING, error: wrong, pageErrors }).facts.slice(0, 2)).toEqual([
      'a script of the page threw: Error: no receipt (pay (http://127.0.0.1:1/app.js:7:3))',
      'a script of the page threw: Error: twice',
    ]);
  });

  it('has nothing to do with a mistake of the test', () => {
    expect(causeOf({ ...NOTHING, error: mistake, pageErrors }).facts.join()).not.toContain('a script');
  });
});

describe('an error that is not ours', () => {
  const kindOf = (error: unknown, more: Partial<Failure> = {}) =>
    causeOf({ ...NOTHING, error, ...more }).kind;
  const coded = (code: string) => Object.assign(new Error('x'), { code });

  it('is about a value when it is an assertion, or made by the step itself', () => {
    expect(kindOf(thrown(() => assert.equal(1, 2)))).toBe('wrong');
    expect(kindOf(thrown(() => expect(1).toBe(2)))).toBe('wrong');
    expect(kindOf(new Error('the total is 7'))).toBe('wrong');
    expect(kindOf('the total is 7')).toBe('wrong');
  });

  it('is a mistake of the test otherwise, and always in a hook unless it asserts', () => {
    expect(kindOf(new RangeError('x'))).toBe('test error');
    expect(kindOf(coded('ENOENT'))).toBe('test error');
    const { step: _, ...inHook } = NOTHING;
    expect(causeOf({ ...inHook, error: new Error('x') }).kind).toBe('test error');
  });

  it('is about the surroundings when the network is behind it', () => {
    expect(kindOf(new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }))).toBe(
      'environment not ready',
    );
    expect(kindOf(coded('ETIMEDOUT'))).toBe('timed out');
    expect(kindOf(Object.assign(new Error('x'), { name: 'TimeoutError' }))).toBe('timed out');
  });

  it('gives the floor to an error of ours in its chain, and ends where the chain closes to a ring', () => {
    const response = answer(404);
    const inner = thrown(() => expectStatus(response, 200));
    expect(causeOf({ ...NOTHING, error: new Error('ordering failed', { cause: inner }) })).toMatchObject({
      kind: 'wrong',
      culprit: 'GET /orders/{id} of orders',
    });
    const ring = new Error('one');
    ring.cause = new Error('two', { cause: ring });
    expect(kindOf(ring)).toBe('wrong');
  });
});
