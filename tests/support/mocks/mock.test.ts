import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../support/evidence/exchange';
import { Mock } from '../../../support/mocks/mock';

const [MINE, FORMER] = ['1', '2'].map((digit) => digit.repeat(32)) as [string, string];
const scenario = (traceId: string, recorded: Exchange[] = []) => ({
  traceId,
  record: (exchange: Exchange) => void recorded.push(exchange),
  tell: () => {},
});

let mock: Mock;

beforeEach(async () => {
  mock = new Mock({ name: 'payments', contract: 'fail' });
  await mock.start();
});

afterEach(async () => {
  await mock[Symbol.asyncDispose]();
});

async function call(path: string, traceId?: string): Promise<number> {
  const headers = traceId === undefined ? {} : { traceparent: `00-${traceId}-${'4'.repeat(16)}-01` };
  const answer = await fetch(mock.url + path, { method: 'POST', headers, body: '{"amount":1}' });
  await answer.text();
  return answer.status;
}

const paths = () => mock.calls.map(({ request }) => new URL(request.url).pathname);

describe('a call of a mock belongs', () => {
  it('to the scenario of its trace; a late one is neither listed nor unexpected, nor does it use up a reply', async () => {
    const recorded: Exchange[] = [];
    mock.begin(scenario(FORMER));
    mock.end();
    mock.begin(scenario(MINE, recorded));
    await mock.replyTo({ method: 'POST', path: '/charges', replies: [{ status: 402 }, { status: 201 }] });
    expect(await call('/charges', FORMER)).toBe(404);
    expect(await call('/charges', MINE)).toBe(402);
    expect(await call('/charges')).toBe(201);
    expect(paths()).toEqual(['/charges', '/charges']);
    expect(recorded.map(({ madeUp, response }) => [madeUp, response?.status])).toEqual([
      [true, 402],
      [true, 201],
    ]);
    expect(mock.failure).toBeUndefined();
  });

  it('to nobody before the first scenario', async () => {
    expect(await call('/health')).toBe(404);
    expect(mock.calls).toEqual([]);
    expect(mock.failure).toBeUndefined();
  });
});

describe('the first call that a mock cannot reply to', () => {
  it('is why the scenario fails, and is forgotten with it', async () => {
    mock.begin(scenario(MINE));
    expect(await call('/charges/0192-4a7c5f21')).toBe(404);
    expect(await call('/refunds')).toBe(404);
    expect(mock.failure?.message).toBe(
      [
        'The mock "payments" was called unexpectedly: POST /charges/0192-4a7c5f21 {"amount":1}',
        '  it replies to: nothing',
        '  → If the call is right, say before it what is replied:',
        '    Given the mock "payments" replies to POST "/charges/{id}" with status 201',
      ].join('\n'),
    );
    mock.begin(scenario(FORMER));
    expect(mock.failure).toBeUndefined();
  });
});

describe('whoever waits for a reply', () => {
  it('is let go when the scenario ends', async () => {
    mock.begin(scenario(MINE));
    mock.failWith('a timeout');
    const waiting = call('/charges').catch((error: unknown) => error);
    while (mock.calls[0]?.error !== 'a timeout') await new Promise((resolve) => setImmediate(resolve));
    mock.end();
    expect(await waiting).toBeInstanceOf(TypeError);
  });
});
