import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readWanted } from '../../../support/streams/expect';
import { Patience } from '../../../support/wait/patience';
import { expectNoWebhook, expectWebhook, expectWebhooks } from '../../../support/webhooks/expect';
import { renderWebhook } from '../../../support/webhooks/transcript';
import { Webhooks } from '../../../support/webhooks/webhooks';
import { told, toldBy } from '../../tools/told';
import { startServer } from '../http/server';

const NOUN = { noun: 'webhook' } as const;
const containing = (text: string) => readWanted(text, { ...NOUN, mode: 'contain' });
const exactly = (text: string) => readWanted(text, { ...NOUN, mode: 'exact' });

/** The webhooks of a scenario that waits for them, closed with the test. */
async function waitForWebhooks(name = 'hook url') {
  const webhooks = new Webhooks();
  const url = await webhooks.open(name);
  return { webhooks, url, [Symbol.asyncDispose]: async () => await webhooks.close() };
}

async function call(url: string, body: unknown, type = 'application/json'): Promise<number> {
  const content = type === 'application/json' ? JSON.stringify(body) : String(body);
  const { status } = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: content });
  return status;
}

describe('webhooks', () => {
  it('are received from a service that calls back after its answer', async () => {
    await using one = await waitForWebhooks();
    await using service = await startServer(({ body }, response) => {
      response.writeHead(202).end(() => void call(`${body}/payments?try=1`, { id: 7, status: 'paid' }));
    });
    await fetch(service.url, { method: 'POST', body: one.url });
    await new Patience(5_000).eventually(() => expectWebhooks(one.webhooks, 1));
    expectWebhook(one.webhooks, containing('status: "#string"'));
    expect(one.webhooks.received).toMatchObject([
      {
        name: 'hook url',
        body: { id: 7, status: 'paid' },
        exchange: {
          service: new URL(one.url).host,
          request: {
            method: 'POST',
            url: `${one.url}/payments?try=1`,
            headers: { 'content-type': 'application/json' },
            body: '{"id":7,"status":"paid"}',
          },
          response: { status: 200, statusText: 'OK' },
        },
      },
    ]);
  });

  it('are answered with the status that was asked for last', async () => {
    await using one = await waitForWebhooks();
    expect(await call(one.url, {})).toBe(200);
    one.webhooks.answerWith(503);
    expect(await call(one.url, {})).toBe(503);
    one.webhooks.answerWith(204);
    expect(await call(one.url, {})).toBe(204);
    expect(one.webhooks.received.map(({ exchange }) => exchange.response.status)).toEqual([200, 503, 204]);
  });

  it('come to an address of each name and of each scenario', async () => {
    await using one = await waitForWebhooks('paid');
    await using other = await waitForWebhooks('paid');
    const shipped = await one.webhooks.open('shipped');
    expect(await one.webhooks.open('paid')).toBe(one.url);
    expect(new Set([one.url, other.url, shipped].map((url) => new URL(url).pathname)).size).toBe(3);
    await call(shipped, { id: 1 });
    await call(one.url, { id: 2 });
    expect(one.webhooks.received.map(({ name, body }) => [name, body])).toEqual([
      ['shipped', { id: 1 }],
      ['paid', { id: 2 }],
    ]);
    expect(other.webhooks.received).toEqual([]);
  });

  it('are texts when they are no JSON', async () => {
    await using one = await waitForWebhooks();
    await call(one.url, 'order=7&status=paid', 'application/x-www-form-urlencoded');
    await call(one.url, '{ broken', 'application/xml');
    expect(one.webhooks.received.map(({ body }) => body)).toEqual(['order=7&status=paid', '{ broken']);
    expectWebhook(one.webhooks, containing('status=paid'));
    expectWebhook(one.webhooks, exactly('order=7&status=paid'));
    expect(told(() => expectWebhook(one.webhooks, exactly('status=paid')))).toMatch(
      /^WebhookError: No webhook/,
    );
  });

  it('are over with their scenario', async () => {
    const one = await waitForWebhooks();
    const { hostname, port } = new URL(one.url);
    const idle = createConnection(Number(port), hostname);
    await new Promise<void>((resolve) => idle.once('connect', resolve));
    const ended = new Promise<void>((resolve) => idle.once('close', () => resolve()));
    await one.webhooks.close();
    await ended;
    expect(await toldBy(call(one.url, {}))).toBe('TypeError: fetch failed');
  });
});

describe('a check of webhooks', () => {
  it('wants all of the body, or a part of it', async () => {
    await using one = await waitForWebhooks();
    await call(one.url, { id: 7, status: 'open' });
    await call(one.url, { id: 7, status: 'paid', lines: [1] });
    expectWebhook(one.webhooks, containing('{ "id": "#number", "status": "paid" }'));
    expectWebhook(one.webhooks, exactly('{ "id": 7, "status": "open" }'));
    expectNoWebhook(one.webhooks, containing('status: cancelled'));
    expect(
      told(() => expectWebhook(one.webhooks, exactly('{ "id": 7, "status": "paid" }'))),
    ).toBe(`WebhookError: No webhook like the expected one was received.
  at "hook url", ${one.url}
  expected: {"id":7,"status":"paid"}
  received 2 webhooks, the closest first:
  2: {"id":7,"status":"paid","lines":[1]}
    lines
      expected: no such field
      actual:   [1]
  1: {"id":7,"status":"open"}`);
  });

  it('tells which one should not have come', async () => {
    await using one = await waitForWebhooks();
    await call(one.url, { status: 'paid', token: 'abc' });
    expect(
      told(() => expectNoWebhook(one.webhooks, containing('status: paid'))),
    ).toBe(`WebhookError: A webhook was received that should not have been.
  at "hook url", ${one.url}
  not expected: {"status":"paid"}
  received as 1: {"status":"paid","token":"[redacted:token]"}`);
  });

  it('counts those of all addresses', async () => {
    await using one = await waitForWebhooks();
    const shipped = await one.webhooks.open('shipped');
    await call(shipped, { id: 1 });
    await call(one.url, { id: 2 });
    expectWebhooks(one.webhooks, 2);
    expect(
      told(() => expectWebhooks(one.webhooks, 1)),
    ).toBe(`WebhookError: 2 webhooks were received, expected 1.
  at "hook url", ${one.url} and "shipped", ${shipped}
  received 2 webhooks, in their order:
  1: {"id":1}
  2: {"id":2}`);
  });

  it('tells of requests that are no webhooks', async () => {
    await using one = await waitForWebhooks();
    expect(await call(new URL('/hooks', one.url).href, {})).toBe(404);
    expect(await call(one.url, 'x'.repeat(11 * 1024 * 1024), 'text/plain')).toBe(413);
    expect(
      told(() => expectWebhooks(one.webhooks, 1)),
    ).toBe(`WebhookError: No webhook was received, expected 1.
  at "hook url", ${one.url}
  received: nothing
  2 requests besides:
    POST /hooks (another path)
    POST ${new URL(one.url).pathname} (larger than 10 MiB, or broken off)
  → Check that the service was told to call {{hook url}} and can reach it from where it runs; its log may say why it did not.`);
  });

  it('needs an address to look at', () => {
    const message = `NoWebhookAddressError: This scenario does not wait for webhooks.
  → Begin in an earlier step: Given I wait for webhooks at "hook url". Then give the service {{hook url}} to call.`;
    const none = new Webhooks();
    expect(told(() => expectWebhook(none, containing('a: 1')))).toBe(message);
    expect(told(() => expectNoWebhook(none, containing('a: 1')))).toBe(message);
    expect(told(() => expectWebhooks(none, 0))).toBe(message);
    expect(told(() => none.answerWith(200))).toBe(message);
  });

  it('needs a status that HTTP has', async () => {
    await using one = await waitForWebhooks();
    expect(
      told(() => one.webhooks.answerWith(100)),
    ).toBe(`WebhookStatusError: A webhook cannot be answered with the status 100.
  → Write a status from 200 to 599.`);
    expect(told(() => one.webhooks.answerWith(600))).toMatch(/^WebhookStatusError/);
  });
});

describe('the evidence of a webhook', () => {
  it('is what was asked and answered, without secrets', async () => {
    await using one = await waitForWebhooks();
    await fetch(one.url, {
      method: 'PUT',
      headers: { authorization: 'Bearer abc' },
      body: '{"password":"abc"}',
    });
    const [webhook] = one.webhooks.received;
    const text = webhook ? renderWebhook(webhook) : '';
    expect(text).toMatch(/^received at "hook url":\nPUT http:\/\/127\.0\.0\.1:\d+\/[-\da-f]{36}\n/);
    expect(text).toContain('\nauthorization: [redacted:authorization]\n');
    expect(text).toContain('"password": "[redacted:password]"');
    expect(text).toMatch(/\nHTTP 200 OK \(\d+ ms\)\n$/);
    expect(text).not.toContain('abc');
  });
});
