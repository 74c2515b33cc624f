import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../support/evidence/exchange';
import { type Breach, checkExchanges } from '../../../support/openapi/check-exchanges';
import { loadDocument } from '../../../support/openapi/document';
import { ExchangesContractError } from '../../../support/openapi/exchanges-error';

const FILE = path.join(__dirname, 'shop.yaml');
const ORDER = { id: '6f0c5f2e-2f8b-4d1c-9a57-0d3b8f1f5a11', state: 'open', lines: [] };
const JSON_TYPE = { 'content-type': 'application/json' };

function exchange(
  request: string,
  status: number,
  body?: unknown,
  more: { text?: string; error?: string } = {},
): Exchange {
  const [method = '', address = ''] = request.split(' ');
  const text = more.text ?? (body === undefined ? '' : JSON.stringify(body));
  return {
    service: 'orders',
    request: { method, url: `http://127.0.0.1:1${address}`, headers: {} },
    response: { status, statusText: '', headers: body === undefined ? {} : JSON_TYPE, body, text },
    ...(more.error && { error: more.error }),
    startedAt: '2026-03-01T10:00:00.000Z',
    duration: 1,
  };
}

async function check(...exchanges: Exchange[]): Promise<Breach[]> {
  const document = await loadDocument(FILE);
  return await checkExchanges(exchanges, async ({ service, request: { url } }) => {
    if (service !== 'orders') return undefined;
    return { service, document, basePath: url.includes('/gateway/') ? '/gateway/orders' : '/' };
  });
}

describe('exchanges that keep the contract', () => {
  it.each<[string, Exchange]>([
    ['as documented', exchange('GET /orders/17', 200, ORDER)],
    ['below the path of the document’s server', exchange('GET /api/v1/orders/17', 200, ORDER)],
    ['behind a gateway', exchange('GET /gateway/orders/orders/17', 200, ORDER)],
    ['of a service without a document', { ...exchange('GET /nothing', 500), service: 'mailer' }],
    ['with a body too large to keep', exchange('GET /orders/17', 200, '', { text: '<70000 bytes of json>' })],
    [
      'with a body the browser forgot',
      exchange('GET /orders/17', 200, '', { text: '<unread body of json>' }),
    ],
    ['cut off', exchange('GET /orders/17', 200, '', { text: '', error: 'net::ERR_ABORTED' })],
  ])('pass: %s', async (_, one) => {
    expect(await check(one)).toEqual([]);
  });

  it('pass: without an answer', async () => {
    const { response, ...unanswered } = exchange('GET /nothing', 500);
    expect(await check({ ...unanswered, error: 'refused' })).toEqual([]);
  });
});

describe('exchanges that break the contract', () => {
  it('are told with operation, status and every violation', async () => {
    const breaches = await check(
      exchange('GET /orders/17?token=figs', 200, { ...ORDER, id: 7, state: 'lost' }),
      exchange('POST /orders', 201, ORDER),
      exchange('GET /orders/17', 418),
      exchange('DELETE /orders/17', 204),
      exchange('GET /orders/17', 418, '', { text: '', error: 'still receiving when the scenario ended' }),
    );
    const message = new ExchangesContractError(breaches).message.replaceAll(FILE, 'shop.yaml');
    expect(message).toMatchInlineSnapshot(`
      "4 exchanges of this scenario break the API specification.
        GET http://127.0.0.1:1/orders/17?token=[redacted:token] → 200 (orders, getOrder)
          body.id: expected text, actual 7
          body.state: expected one of "open", "paid", actual "lost"

        GET http://127.0.0.1:1/orders/17 → 418 (orders, getOrder), 2 times
          status: expected 200, actual 418

        DELETE http://127.0.0.1:1/orders/17 → 204 (orders)
          The specification describes no such operation.
        → Correct the service, or what its specification promises: shop.yaml. A scenario that leaves the documented ground on purpose is tagged @contract:off."
    `);
  });

  it('are told with the service that asked', async () => {
    const error = new ExchangesContractError(
      await check({ ...exchange('GET /orders/17', 418), caller: 'billing' }),
    );
    expect(error.message).toContain(
      'GET http://127.0.0.1:1/orders/17 → 418 (orders, getOrder, called by billing)',
    );
  });

  it('are told as one when it is one', async () => {
    const error = new ExchangesContractError(await check(exchange('GET /orders/17', 418)));
    expect(error.message.split('\n')[0]).toBe('1 exchange of this scenario breaks the API specification.');
  });
});
