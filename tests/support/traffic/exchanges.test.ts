import { describe, expect, it } from 'vitest';
import { toCurl } from '../../../support/evidence/curl';
import type { Exchange } from '../../../support/evidence/exchange';
import { renderExchange } from '../../../support/evidence/exchange-text';
import { readExchanges } from '../../../support/traffic/exchanges';

const ASKED: Exchange = {
  service: 'shop',
  request: {
    method: 'POST',
    url: 'http://127.0.0.1:1/orders?page=2',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer s3cret-token-1' },
    body: '{"password":"s3cret","sku":"TEA"}',
  },
  response: {
    status: 201,
    statusText: 'Created',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    text: '{"id":17,"note":"HTTP 500 (no)"}',
    body: {},
  },
  startedAt: '2026-03-01T10:00:00Z',
  duration: 12,
};

/** As the evidence of a scenario has them. */
function shown(...exchanges: Exchange[]): string {
  const texts = exchanges.map(
    (one) =>
      `${one.caller ? `${one.caller} → ${one.service}\n` : ''}${renderExchange(one)}\n\n${toCurl(one)}`,
  );
  return texts.join(`\n\n${'─'.repeat(80)}\n\n`);
}

describe('the exchanges in the evidence of a scenario', () => {
  it('are read as they were, but for what is hidden', () => {
    const [read, bare, ...more] = readExchanges(
      shown(ASKED, {
        ...ASKED,
        request: { method: 'DELETE', url: 'http://127.0.0.1:1/orders/17', headers: {} },
        response: { status: 204, statusText: '', headers: {}, text: '', body: '' },
      }),
      'Paying',
    );
    expect(more).toEqual([]);
    expect(read).toMatchObject({
      page: 'Paying',
      method: 'POST',
      url: new URL('http://127.0.0.1:1/orders?page=2'),
      status: 201,
      answer: { type: 'application/json' },
    });
    expect(JSON.parse(read?.body?.text ?? '')).toEqual({ password: '[redacted:password]', sku: 'TEA' });
    expect(JSON.parse(read?.answer.text ?? '')).toEqual({ id: 17, note: 'HTTP 500 (no)' });
    expect(bare).toMatchObject({ method: 'DELETE', headers: {}, body: undefined, status: 204 });
    expect(bare?.answer).toEqual({ headers: {}, type: '', text: undefined });
  });

  it('are not those of services among themselves, made up, or without an answer', () => {
    const { response: _, ...unanswered } = ASKED;
    const text = shown(
      { ...ASKED, caller: 'orders' },
      { ...ASKED, madeUp: true },
      { ...unanswered, error: 'refused' },
    );
    expect(readExchanges(text, 'Paying')).toEqual([]);
    expect(readExchanges('', 'Paying')).toEqual([]);
  });
});
