import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  haveNotSentRequest,
  haveSentBody,
  haveSentRequests,
} from '../../../../support/browser/looks/requests';
import { answerWith, readAnswer } from '../../../../support/browser/requests/answer';
import { messageOf, newSession, realBrowser, type Site, serve } from '../surroundings';

const browser = realBrowser();
let site: Site;
let service: Site;
let session: ReturnType<typeof newSession>;
let requests: string[] = [];

beforeAll(async () => {
  site = await serve((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers['x-actor'] ?? ''}`.trim());
    if (request.url?.startsWith('/api/')) return response.end('from the app');
    response.setHeader('content-type', 'text/html').end('<h1>Orders</h1>');
  });
  service = await serve((request, response) => {
    response.setHeader('content-type', 'text/event-stream');
    // Never ends.
    response.write(`data: ${request.method} ${request.url} ${request.headers['x-actor'] ?? ''}\n\n`);
  });
});

beforeEach(async () => {
  await session?.close();
  session = newSession(browser, site.url);
  requests = [];
});

afterAll(async () => {
  await session.close();
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

interface Got {
  status: number;
  type: string | null;
  text: string;
  more: string | null;
}

/** What the page's own script gets; `failed` when it gets nothing. */
async function ask(path: string, method = 'GET', body?: string): Promise<Got | 'failed'> {
  const page = await session.page();
  return await page.evaluate(
    async ({ path, method, body }) => {
      try {
        const init = body === undefined ? { method } : { method, body };
        const answer = await fetch(path, { ...init, signal: AbortSignal.timeout(5_000) });
        const { headers } = answer;
        const text = await answer.text();
        return {
          status: answer.status,
          type: headers.get('content-type'),
          more: headers.get('x-more'),
          text,
        };
      } catch {
        return 'failed';
      }
    },
    { path, method, body },
  );
}

async function answerOf(path: string, method?: string): Promise<string> {
  const got = await ask(path, method);
  return got === 'failed' ? got : `${got.status} ${got.text}`;
}

const answered = (text: string) => ({ fate: { kind: 'answer', answer: readAnswer(text) } }) as const;

describe('what a page asks for', () => {
  it('is answered with a status, before and after it is open', async () => {
    const gone = { fate: { kind: 'answer', answer: answerWith(410, {}, undefined) } } as const;
    await session.network.let('GET', '/api/orders', gone);
    await session.goto('/');
    expect(await answerOf('/api/orders')).toBe('410 ');
    await session.network.let('GET', '/api/carts', gone);
    expect(await answerOf('/api/carts')).toBe('410 ');
    expect(requests).toEqual(['GET /', 'GET /favicon.ico'].slice(0, requests.length));
  });

  it('is answered with headers and a body', async () => {
    await session.network.let(
      'POST',
      '/api/orders',
      answered('status: 201\nheaders: { X-More: yes, content-type: text/csv }\nbody: "a;b"'),
    );
    await session.goto('/');
    expect(await ask('/api/orders', 'POST', '{}')).toEqual({
      status: 201,
      type: 'text/csv',
      more: 'yes',
      text: 'a;b',
    });
  });

  it('is answered with a body alone, as JSON', async () => {
    await session.network.let('GET', '/api/bare', answered('status: open'));
    await session.goto('/');
    expect(await ask('/api/bare')).toEqual({
      status: 200,
      type: 'application/json',
      more: null,
      text: '{"status":"open"}',
    });
  });

  it.each([
    ['/api/orders/{id}', '/api/orders/17', true],
    ['/api/orders/{id}', '/api/orders/17?full=1', true],
    ['/api/orders/{id}', '/api/orders/17/lines', false],
    ['/api/orders/{id}', '/api/orders/', false],
    ['/api/*', '/api/orders/17/lines?x=1', true],
    ['/api/orders', '/api/orders', true],
    ['/api/orders', '/api/ordersx', false],
    ['/api/orders?page=2', '/api/orders?page=2', true],
    ['/api/orders?page=2', '/api/orders?page=3', false],
    ['/api/orders?page=*', '/api/orders?page=3', true],
    ['/api/a.b', '/api/axb', false],
  ])('means by %s the path %s: %s', async (path, asked, isMeant) => {
    await session.network.let('GET', path, answered('mine'));
    await session.goto('/');
    expect(await answerOf(asked)).toBe(isMeant ? '200 mine' : '200 from the app');
  });

  it('is recorded, as what the scenario made up', async () => {
    await session.network.let('GET', '/api/orders', answered('mine'));
    await session.network.let('GET', '/api/carts', { fate: { kind: 'fail' } });
    await session.goto('/');
    for (const path of ['/api/orders', '/api/carts', '/api/real']) await ask(path);
    await session.settle();
    expect(session.exchanges.map(({ request, madeUp }) => [new URL(request.url).pathname, madeUp])).toEqual([
      ['/api/orders', true],
      ['/api/carts', true],
      ['/api/real', undefined],
    ]);
  });

  it('of another method goes on as usual', async () => {
    await session.network.let('POST', '/api/orders', answered('mine'));
    await session.goto('/');
    expect(await answerOf('/api/orders')).toBe('200 from the app');
  });

  it('leaves the pages that are opened alone, and what the page of a component asks of Brine', async () => {
    await session.network.let('GET', '/*', answered('mine'));
    await session.goto('/orders');
    expect(await (await session.page()).locator('h1').textContent()).toBe('Orders');
    expect(await answerOf('/__component__/resolve')).toContain('<h1>Orders</h1>');
    await haveSentRequests(session, 0, 'GET', '/__component__/*');
  });

  it('fails', async () => {
    await session.network.let('GET', '/api/*', { fate: { kind: 'fail' } });
    await session.goto('/');
    expect(await answerOf('/api/orders')).toBe('failed');
  });

  it('takes its time, whatever becomes of it then', async () => {
    await session.network.let('GET', '/api/orders', { delay: 400 });
    await session.network.let('GET', '/api/*', answered('mine'));
    await session.goto('/');
    const start = performance.now();
    expect(await answerOf('/api/orders')).toBe('200 mine');
    expect(performance.now() - start).toBeGreaterThan(380);
  });

  it('is answered normally again', async () => {
    await session.goto('/');
    await session.network.let('GET', '/api/*', answered('mine'));
    await session.network.let('GET', '/api/orders', { fate: { kind: 'normal' }, delay: 0 });
    expect(await answerOf('/api/orders')).toBe('200 from the app');
    expect(await answerOf('/api/carts')).toBe('200 mine');
  });

  it('goes to a service, without what stands before the *, as the person who asks; what streams goes on streaming', async () => {
    await session.identify({ headers: { 'x-actor': 'ann' } });
    await session.network.let(undefined, '/api/orders/*', { fate: { kind: 'forward', url: service.url } });
    await session.network.let(undefined, '/live', { fate: { kind: 'forward', url: service.url } });
    await session.goto('/');
    const said = await (await session.page()).evaluate(
      async () =>
        await Promise.all(
          ['/api/orders/17?full=1', '/live'].map(
            (path) =>
              new Promise((resolve) => {
                const events = new EventSource(path);
                events.onmessage = ({ data }) => resolve(data);
              }),
          ),
        ),
    );
    expect(said).toEqual(['GET /17?full=1 ann', 'GET /live ann']);
  });

  it('keeps the identity’s headers', async () => {
    await session.identify({ headers: { 'x-actor': 'ann' } });
    await session.network.let('GET', '/api/*', { delay: 1 });
    await session.goto('/');
    await ask('/api/orders');
    expect(requests).toContain('GET /api/orders ann');
  });

  it('is the same for everybody in the scenario', async () => {
    await session.network.let('GET', '/api/*', answered('mine'));
    await session.identify({}, 'ann');
    await session.goto('/');
    expect(await answerOf('/api/orders')).toBe('200 mine');
  });
});

describe('an answer that cannot be', () => {
  it.each([
    ['status: 99\nbody: x', 'A page cannot be answered with the status 99.'],
    ['status: ok\nbody: x', 'A page cannot be answered with the status ok.'],
    ['headers: [a]\nbody: x', 'The headers of the answer are no names with texts.'],
  ])('is refused: %s', (text, what) => {
    expect(() => readAnswer(text)).toThrow(
      `${what}\n  → Write JSON or YAML: the body alone, or \`status\` (200 to 599), \`headers\` (a text for each name) and \`body\`.`,
    );
  });
});

describe('what a page has sent', () => {
  it('is counted, and told when the count is another', async () => {
    await session.goto('/');
    await ask('/api/orders?page=2', 'POST', '{"sku":"tea","password":"hush"}');
    await ask('/api/orders', 'POST', 'x'.repeat(300));
    await ask('/api/carts');
    await haveSentRequests(session, 2, 'POST', '/api/orders');
    await haveSentRequests(session, 0, 'PUT', '/api/orders');
    await haveNotSentRequest(session, 'DELETE', '/api/orders/{id}');
    expect(await messageOf(haveSentRequests(session, 1, 'GET', '/orders'))).toBe(
      `PageExpectationError: The page sent no GET request to "/orders", expected 1.
  at http://127.0.0.1:4173/
  requests that it sent:
  - POST /api/orders?page=2 {"sku":"tea","password":"[redacted:password]"}
  - POST /api/orders ${'x'.repeat(200)}… (cut)
  - GET /api/carts
  → Write the path as the page asks for it, with what the app puts before it, such as /api.`,
    );
    expect(await messageOf(haveSentRequests(session, 1, 'POST', '/api/*'))).toContain(
      'PageExpectationError: The page sent 2 POST requests to "/api/*", expected 1.\n',
    );
    expect(await messageOf(haveNotSentRequest(session, 'GET', '/api/carts'))).toBe(
      `PageExpectationError: The page sent 1 GET request to "/api/carts", and should not.
  at http://127.0.0.1:4173/
  requests that it sent:
  - GET /api/carts`,
    );
  });

  it('is nothing before a page is open', async () => {
    expect(await messageOf(haveSentRequests(session, 1, 'POST', '/api/orders'))).toBe(
      `PageExpectationError: The page sent no POST request to "/api/orders", expected 1.
  It sent no request at all.
  → Write the path as the page asks for it, with what the app puts before it, such as /api.`,
    );
    expect(session.used).toBe(false);
  });

  it('is nothing at all where there was nothing', async () => {
    await (await session.page()).route('**/favicon.ico', (route) => route.fulfill({ body: '' }));
    await session.goto('/');
    expect(await messageOf(haveSentRequests(session, 1, 'POST', '/api/orders'))).toMatch(
      /\n {2}It (?:sent no request at all\.|asked only for its own files:\n {2}- GET \/favicon\.ico)\n/,
    );
  });

  it('has a body, compared as all bodies are', async () => {
    await session.goto('/');
    await ask('/api/orders', 'POST', '{"sku":"tea","quantity":2,"id":"a"}');
    await ask('/api/orders', 'POST', '{"sku":"cup","quantity":2}');
    const wanted = { expected: { sku: 'tea', quantity: '#number', id: '#string' }, mode: 'exact' } as const;
    await haveSentBody(session, 'POST', '/api/orders', wanted);
    await haveSentBody(session, 'POST', '/api/orders', { expected: { sku: 'cup' }, mode: 'contain' });
    const other = { expected: { sku: 'cup', quantity: 3 }, mode: 'exact' } as const;
    expect(await messageOf(haveSentBody(session, 'POST', '/api/orders', other))).toBe(
      `PageExpectationError: The page sent 2 POST requests to "/api/orders", but none with this body.
  at http://127.0.0.1:4173/
  expected: {"sku":"cup","quantity":3}
  sent, the closest first:
  - POST /api/orders {"sku":"cup","quantity":2}
      quantity
        expected: 3
        actual:   2
  - POST /api/orders {"sku":"tea","quantity":2,"id":"a"}`,
    );
    expect(await messageOf(haveSentBody(session, 'PUT', '/api/orders', other))).toBe(
      `PageExpectationError: The page sent no PUT request to "/api/orders".
  at http://127.0.0.1:4173/
  expected: {"sku":"cup","quantity":3}
  requests that it sent:
  - POST /api/orders {"sku":"tea","quantity":2,"id":"a"}
  - POST /api/orders {"sku":"cup","quantity":2}
  → Write the path as the page asks for it, with what the app puts before it, such as /api.`,
    );
  });

  it('may be a form or a text', async () => {
    await session.goto('/');
    await (await session.page()).evaluate(async () => {
      await fetch('/api/form', { method: 'POST', body: new URLSearchParams({ name: 'Ann' }) });
      await fetch('/api/text', { method: 'POST', body: 'hello' });
    });
    await haveSentBody(session, 'POST', '/api/form', { expected: { name: 'Ann' }, mode: 'exact' });
    await haveSentBody(session, 'POST', '/api/text', { expected: 'hello', mode: 'exact' });
  });

  it('cannot be held against a marker that is none', async () => {
    await session.goto('/');
    const wanted = { expected: { id: '#uuidd' }, mode: 'exact' } as const;
    expect(await messageOf(haveSentBody(session, 'POST', '/api/orders', wanted))).toContain(
      'BadMarkerError: ',
    );
  });
});

it('a path begins with a slash', async () => {
  expect(await messageOf(session.network.let('GET', 'api/orders', { delay: 1 }))).toBe(
    `RequestPathError: "api/orders" is no path of a request.
  → Write it as the page asks for it, beginning with "/", or the whole address. \`*\` stands for anything, \`{id}\` for one part of the path.`,
  );
});
