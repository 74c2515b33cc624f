import { describe, expect, it } from 'vitest';
import type { AnsweredExchange } from '../../../support/evidence/exchange';
import {
  expectClass,
  expectEmptyBody,
  expectFasterThan,
  expectHeader,
  expectHeaderContains,
  expectStatus,
  headerOf,
} from '../../../support/http/expect';
import { told } from '../../tools/told';

function exchange(
  response: Partial<AnsweredExchange['response']> = {},
  url = 'http://127.0.0.1:1/orders?token=x',
): AnsweredExchange {
  const text = response.text ?? '';
  return {
    service: 'orders',
    request: { method: 'POST', url, headers: {} },
    response: { status: 200, statusText: 'OK', headers: {}, text, body: text, ...response },
    startedAt: '2026-03-01T10:00:00.000Z',
    duration: 299.6,
  };
}

function jsonExchange(status: number, body: unknown): AnsweredExchange {
  return exchange({ status, body, text: JSON.stringify(body) });
}

describe('a status that is not as expected', () => {
  it('is told with what the problem document says first', () => {
    const problem = {
      type: 'about:blank',
      title: 'Unprocessable',
      detail: 'quantity must be positive',
      token: 't',
    };
    expect(told(() => expectStatus(jsonExchange(422, problem), 201))).toBe(
      `ResponseError: The response status is 422, expected 201.
  at POST http://127.0.0.1:1/orders?token=[redacted:token]
  Unprocessable: quantity must be positive
  {
    "type": "about:blank",
    "title": "Unprocessable",
    "detail": "quantity must be positive",
    "token": "[redacted:token]"
  }`,
    );
  });

  it('is told with the first lines of a long body, each cut', () => {
    const text = [`${'x'.repeat(250)}`, ...Array.from({ length: 13 }, (_, index) => `line ${index}`)].join(
      '\n',
    );
    const lines = told(() => expectStatus(exchange({ status: 500, text }), 200)).split('\n');
    expect(lines.slice(2, 4)).toEqual([`  ${'x'.repeat(200)}…`, '  line 0']);
    expect(lines.slice(-2)).toEqual(['  line 10', '  … 2 more lines']);
  });

  it('is told with an empty body', () => {
    expect(told(() => expectStatus(exchange({ status: 204 }, 'http://127.0.0.1:1/'), 200))).toBe(
      'ResponseError: The response status is 204, expected 200.\n  at POST http://127.0.0.1:1/\n  (empty body)',
    );
  });
});

describe('a check that holds', () => {
  it('is silent', () => {
    const response = exchange({ status: 404, headers: { 'content-type': 'application/json' } });
    expectStatus(response, 404);
    expectClass(response, 'a client error');
    expectHeader(response, 'Content-Type', 'application/json');
    expectHeaderContains(response, 'content-type', 'json');
    expectFasterThan(response, 300);
    expectEmptyBody(response);
  });
});

describe('other checks that fail', () => {
  const response = exchange({ status: 302, headers: { location: '/a', vary: 'x' }, text: 'body' });

  it.each([
    [
      () => expectClass(response, 'successful'),
      'The response status is 302, expected successful (200 to 299).',
    ],
    [
      () => expectClass(response, 'a server error'),
      'The response status is 302, expected a server error (500 to 599).',
    ],
    [
      () => expectHeader(response, 'Location', '/b'),
      'The response header "Location" is "/a", expected "/b".',
    ],
    [
      () => expectHeaderContains(response, 'Location', 'b'),
      'The response header "Location" is "/a", which does not contain "b".',
    ],
    [() => headerOf(response, 'Etag'), 'The response has no header "Etag"; it has: location, vary.'],
    [() => expectFasterThan(response, 200), 'The response took 300 ms, expected less than 200 ms.'],
    [() => expectEmptyBody(response), 'The response body is not empty.'],
  ])('%# say what is wrong and show the response', (check, what) => {
    expect(told(check)).toBe(
      `ResponseError: ${what}\n  at POST http://127.0.0.1:1/orders?token=[redacted:token]\n  body`,
    );
  });
});
