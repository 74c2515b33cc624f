import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../support/evidence/exchange';
import { renderExchange } from '../../../support/evidence/exchange-text';
import { redactText } from '../../../support/evidence/redact';

const sent: Exchange = {
  service: 'orders',
  request: {
    method: 'POST',
    url: 'http://127.0.0.1:1/orders?token=abc',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    body: '{"sku":"A1","password":"pw"}',
  },
  startedAt: '2026-03-01T10:00:00.000Z',
  duration: 12.4,
};

describe('an exchange as text', () => {
  it('reads as HTTP, redacted and with JSON laid out', () => {
    const response = {
      status: 201,
      statusText: 'Created',
      headers: { 'content-type': 'application/json', 'set-cookie': 'sid=1' },
      text: '{"id":17,"token":"t"}',
      body: { id: 17, token: 't' },
    };
    const text = renderExchange({ ...sent, response });
    expect(text).toBe(`POST http://127.0.0.1:1/orders?token=[redacted:token]
authorization: [redacted:authorization]
content-type: application/json

{
  "sku": "A1",
  "password": "[redacted:password]"
}

HTTP 201 Created (12 ms)
content-type: application/json
set-cookie: [redacted:set-cookie]

{
  "id": 17,
  "token": "[redacted:token]"
}
`);
    expect(redactText(text)).toBe(text);
  });

  it('says why no answer came', () => {
    const { body: _, ...request } = sent.request;
    expect(renderExchange({ ...sent, request, error: 'the connection was refused', duration: 1500 })).toBe(
      `POST http://127.0.0.1:1/orders?token=[redacted:token]
authorization: [redacted:authorization]
content-type: application/json

No answer: the connection was refused (1.5 s)
`,
    );
  });

  it('says what the scenario made up', () => {
    const response = { status: 404, statusText: 'Not Found', headers: {}, text: '', body: '' };
    const text = renderExchange({ ...sent, response, madeUp: true });
    expect(text.endsWith('\nHTTP 404 Not Found (12 ms, made up by the scenario)\n')).toBe(true);
  });

  it('cuts a long body and hides a secret that lies across the cut', () => {
    const text = `${'x'.repeat(128 * 1024 - 12)}\npassword=a-long-secret-value\n${'y'.repeat(300_000)}`;
    const response = { status: 200, statusText: '', headers: {}, text, body: text };
    const shown = renderExchange({ ...sent, response });
    expect(shown.endsWith('xx\npassword=[r\n… 300018 more characters\n')).toBe(true);
  });
});
