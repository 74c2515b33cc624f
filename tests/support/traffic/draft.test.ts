import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../support/generate/print';
import { type Source, sourceOf } from '../../../support/generate/source';
import { loadDocument } from '../../../support/openapi/document';
import { type DraftOptions, draftOf } from '../../../support/traffic/draft';
import { readHar } from '../../../support/traffic/har';
import { dryRun } from '../../step-definitions/dry-run';
import { type Entry, harOf } from './har';

const LIBRARY = path.join(__dirname, '..', 'generate', 'library.yaml');
const SHOP = 'https://shop.example';
const ID = '018f3a5e-7c1b-7d2e-9f00-112233445566';

function draft(
  entries: readonly Entry[],
  more: Partial<DraftOptions> = {},
  pages: Record<string, string> = {},
) {
  return draftOf(readHar(harOf(entries, pages), 'shop.har'), {
    file: 'shop.har',
    name: 'shop',
    sources: [],
    places: { addresses: { shop: `${SHOP}/api` }, gateway: {}, api: undefined },
    actor: undefined,
    ...more,
  });
}

const EVERYTHING: Entry[] = [
  {
    page: 'a',
    method: 'POST',
    url: `${SHOP}/api/sessions`,
    type: 'application/x-www-form-urlencoded; charset=utf-8',
    body: 'username=ann&password=ann-s3cret',
    answer: { user: 'ann' },
    answerHeaders: { 'Set-Cookie': 'session=1; Path=/' },
  },
  {
    page: 'a',
    method: 'POST',
    url: `${SHOP}/api/carts`,
    headers: { cookie: 'session=1', 'Idempotency-Key': ID, 'X-Api-Key': 'k-12345' },
    body: '{"text":"say \\"\\"\\" | \\\\n","tags":[]}',
    status: 201,
    answer: {
      id: 17,
      link: `/carts/${ID}`,
      createdAt: '2026-03-01T10:00:00Z',
      '{{odd}}': 1,
      note: '#1 {{x}}',
      token: 'abc',
      lines: [1, 2, 3, 4, 5],
    },
  },
  {
    page: 'a',
    method: 'PATCH',
    url: `${SHOP}/api/carts/17?api_key=k-12345&q=a%22b&page=17`,
    headers: { 'If-Match': '"v1"', cookie: 'session=1' },
    type: 'application/merge-patch+json',
    body: '{"cartId":17,"count":17}',
    answer: 'fine',
    answerType: 'text/plain',
  },
  {
    page: 'b',
    url: `${SHOP}/api/orders`,
    headers: { authorization: 'Bearer s3cret-token-1' },
    answer: { items: [{ id: ID }] },
  },
  {
    page: 'c',
    method: 'PUT',
    url: `${SHOP}/api/orders/${ID}/note`,
    type: 'text/plain',
    body: 'hello',
    status: 204,
  },
  { url: 'https://other.example/api/x', method: 'DELETE', status: 302 },
  {
    url: `${SHOP}/api/files`,
    method: 'POST',
    type: 'multipart/form-data; boundary=x',
    body: '--x',
    status: 201,
  },
  { url: `${SHOP}/api/live`, purpose: 'websocket', status: 101 },
  { url: `${SHOP}/api/never`, status: 0 },
];
const PAGES = { a: 'Filling a cart', b: `${SHOP}/orders`, c: 'Writing a note' };

describe('a draft from what was recorded', () => {
  it('says it in phrases, without secrets, and the same each time', async () => {
    const { text, left, passedOver } = draft(EVERYTHING, {}, PAGES);
    await expect(text).toMatchFileSnapshot('shop.golden.feature');
    expect(text).not.toMatch(/s3cret|k-12345/);
    expect(draft(EVERYTHING, {}, PAGES).text).toBe(text);
    expect(left).toEqual([
      `GET /orders, PUT /orders/{id}/note: who is signed in, 'I am signed in as "…"', since the proof of it is a secret (or --actor)`,
      'POST /files: a body of the type multipart/form-data is for you to attach',
      'the environment variable SESSION_PASSWORD: "password" of POST /sessions, a secret',
      'the environment variable CART_X_API_KEY: "x-api-key" of POST /carts, a secret',
      'the environment variable CART_API_KEY: "api_key" of PATCH /carts/17, a secret',
    ]);
    expect(passedOver).toEqual([
      'streams: 1',
      'without an answer: 1',
      'https://other.example, no service that is known: 1',
    ]);
  });

  it('has only steps that the vocabulary defines', async () => {
    const { text } = draft(EVERYTHING, { actor: 'buyer' }, PAGES);
    const { feature } = parse(text);
    const steps = (feature?.children ?? []).flatMap(
      ({ background, scenario }) => (background ?? scenario)?.steps ?? [],
    );
    const sentences = steps.map(({ text: sentence, dataTable, docString }) => ({
      text: sentence,
      argument: dataTable ? ('table' as const) : docString ? ('text' as const) : undefined,
    }));
    expect(sentences.map((one) => one.text)).toContain('I am signed in as "buyer"');
    const { matches } = await dryRun(sentences);
    expect(sentences.filter((_, index) => matches[index]?.length !== 1)).toEqual([]);
  });

  it('has nothing in it that whoever runs it would fill in, or that would be another step', () => {
    const jwt = 'eyJhbGciOi.eyJzdWIiOi.abc';
    const trap = '{{env.HOME}}';
    const code = encodeURIComponent(trap);
    const { text, left } = draft([
      {
        url: `${SHOP}/api/a/${code}?x=${trap}&${trap}=1&y=${code}`,
        answer: { '{{env.HOME}}_id': trap, b: '"""' },
      },
      {
        url: `${SHOP}/api/b/${jwt}`,
        method: 'DELETE',
        status: 204,
        headers: { 'x-key': trap, 'x-{{env.HOME}}-id': 'a' },
      },
      { url: `${SHOP}/api/c`, method: 'POST', body: '{"a":"\\u007b\\u007benv.HOME}}"}' },
      { url: `${SHOP}/api/d`, method: 'POST', type: 'application/x-www-form-urlencoded', body: `a=${code}` },
      { url: `${SHOP}/api/e`, method: 'POST', type: `text/${trap}`, body: 'plain' },
      { url: `${SHOP}/api/f`, method: 'PROPFIND' },
      { url: `${SHOP}/api/g`, method: 'GET request to "/h"' },
      { url: `${SHOP}/api/h`, answer: '['.repeat(30_000) + ']'.repeat(30_000) },
    ]);
    expect(text).not.toMatch(/env\.HOME\}\}|eyJ/);
    expect(text).toContain('"b": "\\u0022\\u0022\\u0022"');
    expect(text).toContain('I send a DELETE request to "/b/{{env.B_ID}}"');
    expect(left).toEqual([
      'POST /c: a body with {{ in it is for you to write',
      'PROPFIND /f: no phrase sends a request of this method',
      'the environment variable B_ID: "id" of DELETE /b/[redacted:jwt], a secret',
    ]);
  });

  it('finds whose calls they are: by servers, by the gateway, by the document that knows them', async () => {
    const library = sourceOf('library', await loadDocument(LIBRARY));
    const base = library.document.basePath;
    const places = {
      addresses: {},
      gateway: { '/behind/books': 'library', '/v': 'shop/api' },
      api: undefined,
    };
    const at = (url: string, sources: Source[] = [library]) => {
      try {
        return draft([{ url }], { sources, places }).text;
      } catch {
        return undefined;
      }
    };
    expect(at(`http://localhost:9/behind/books${base}/books/7`)).toContain('I call the operation "readBook"');
    expect(at('http://localhost:9/v/things')).toContain('I send a GET request to "/api/things"');
    expect(at(`http://localhost:9${base}/books/7`)).toContain('Given I use the "library" API');
    expect(at(`http://localhost:9${base}/books/7`, [])).toBe(undefined);
    expect(at(`https://far.example${base}/books/7`)).toBe(undefined);
  });
});
