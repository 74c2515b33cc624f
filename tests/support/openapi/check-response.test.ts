import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnsweredExchange } from '../../../support/evidence/exchange';
import { checkResponse } from '../../../support/openapi/check-response';
import { loadDocument, type OpenApiDocument } from '../../../support/openapi/document';
import { findOperation } from '../../../support/openapi/operation';
import { toldBy } from '../../tools/told';

const FILE = path.join(__dirname, 'shop.yaml');
const ID = '6f0c5f2e-2f8b-4d1c-9a57-0d3b8f1f5a11';

type Response = AnsweredExchange['response'];

function exchange(response: Partial<Response>, method = 'POST'): AnsweredExchange {
  const text = response.text ?? (response.body === undefined ? '' : JSON.stringify(response.body));
  const headers = response.body === undefined ? {} : { 'content-type': 'application/json' };
  return {
    service: 'orders',
    request: { method, url: 'http://127.0.0.1:1/orders', headers: {} },
    response: { status: 200, statusText: '', headers, body: text, ...response, text },
    startedAt: '2026-03-01T10:00:00.000Z',
    duration: 1,
  };
}

async function check(operationId: string, response: Partial<Response>, method?: string): Promise<void> {
  const document = await loadDocument(FILE);
  await checkResponse(document, findOperation(document, operationId), exchange(response, method));
}

describe('a response that keeps the contract', () => {
  it.each<[string, string, Partial<Response>]>([
    [
      'a body',
      'createOrder',
      { status: 201, body: { id: ID, state: 'open', lines: [], note: null, customer: null } },
    ],
    ['a class of statuses', 'createOrder', problem(422, { title: 'No' })],
    ['no body', 'latestOrder', { status: 204 }],
    ['the default', 'putLine', { status: 418 }],
    ['a range of types', 'logIn', { headers: { 'content-type': 'text/html; charset=utf-8' }, text: '<p>' }],
    ['a header', 'listOrders', { body: [], headers: { 'content-type': 'application/json', 'x-total': '0' } }],
  ])('passes: %s', async (_, operationId, response) => {
    await check(operationId, response);
  });

  it('to HEAD needs no body', async () => {
    const headers = { 'content-type': 'application/json', 'x-total': '1' };
    await check('listOrders', { text: '', headers }, 'HEAD');
  });
});

describe('a response that breaks the contract', () => {
  it('is told with every violation', async () => {
    const body = {
      id: 'x',
      state: 'lost',
      password: 'pw',
      customer: { age: 'old' },
      lines: [{ sku: 5, quantity: 0 }],
      gift: 'yes',
      extra: { 'a b': 'c' },
    };
    expect(await toldBy(check('createOrder', { status: 201, body }))).toBe(
      `ContractError: The response breaks the API specification in 9 places.
  at POST http://127.0.0.1:1/orders (createOrder)
  body.customer: expected the field "name", actual {"age":"old"}
  body.customer.age: expected a whole number, actual "old"
  body.gift: expected true or false, actual "yes"
  body.lines[0].sku: expected text, actual 5
  body.lines[0].quantity: expected >= 1, actual 0
  body.extra["a b"]: expected a whole number, actual "c"
  body.id: expected text in the format "uuid", actual "x"
  body.state: expected one of "open", "paid", actual "lost"
  body.password: expected a whole number, actual [redacted:password]
  → Correct the service, or what its specification promises: ${FILE}`,
    );
  });

  it.each<[string, string, Partial<Response>, string]>([
    ['the status', 'createOrder', { status: 500 }, 'status: expected 201, 4XX, actual 500'],
    [
      'the type',
      'createOrder',
      { status: 201, headers: { 'content-type': 'text/html; charset=utf-8' }, text: '<p>' },
      'header content-type: expected application/json, actual text/html',
    ],
    [
      'no type',
      'createOrder',
      { status: 201 },
      'header content-type: expected application/json, actual none',
    ],
    [
      'text for JSON',
      'createOrder',
      { status: 201, headers: { 'content-type': 'application/json' }, text: 'oops' },
      'body: expected JSON, actual "oops"',
    ],
    ['a missing field', 'createOrder', problem(404, {}), 'body: expected the field "title", actual {}'],
    [
      'a body where none is documented',
      'latestOrder',
      { status: 204, body: 1, text: '1' },
      'body: expected none, actual 1',
    ],
    ['a missing header', 'listOrders', { body: [] }, 'header x-total: expected a value, actual none'],
    [
      'neither null nor the other',
      'createOrder',
      { status: 201, body: { id: ID, state: 'open', lines: [], customer: 5 } },
      'body.customer: expected an object, actual 5',
    ],
  ])('is told: %s', async (_, operationId, response, line) => {
    expect(await toldBy(check(operationId, response))).toBe(
      `ContractError: The response breaks the API specification in 1 place.
  at POST http://127.0.0.1:1/orders (${operationId})
  ${line}
  → Correct the service, or what its specification promises: ${FILE}`,
    );
  });
});

describe('OpenAPI 3.0', () => {
  const schema = {
    type: 'object',
    properties: {
      note: { type: 'string', nullable: true },
      kind: { type: 'string', enum: ['a'], nullable: true },
      owner: { allOf: [{ $ref: '#/components/schemas/Owner' }], nullable: true },
      price: { type: 'number', minimum: 0, exclusiveMinimum: true },
    },
  };
  const document: OpenApiDocument = {
    source: 'test',
    version: '3.0.3',
    basePath: '',
    root: {
      openapi: '3.0.3',
      paths: {
        '/a': {
          get: { operationId: 'a', responses: { 200: { content: { 'application/json': { schema } } } } },
        },
      },
      components: { schemas: { Owner: { type: 'object', required: ['name'] } } },
    },
  };
  const checkBody = async (body: unknown) => {
    await checkResponse(document, findOperation(document, 'a'), exchange({ body }, 'GET'));
  };

  it('says nullable and exclusive in its own way', async () => {
    await checkBody({ note: null, kind: null, owner: null, price: 0.1 });
    await expect(checkBody({ note: 5 })).rejects.toThrow('body.note: expected text or null, actual 5');
    await expect(checkBody({ kind: 'b' })).rejects.toThrow('body.kind: expected one of "a", actual "b"');
    await expect(checkBody({ owner: {} })).rejects.toThrow(
      'body.owner: expected the field "name", actual {}',
    );
    await expect(checkBody({ price: 0 })).rejects.toThrow('body.price: expected > 0, actual 0');
  });
});

function problem(status: number, body: unknown): Partial<Response> {
  return { status, body, headers: { 'content-type': 'application/problem+json' } };
}

describe('schemas that refer to each other', () => {
  const named = (index: number) => ({ $ref: `#/components/schemas/Part${index}` });
  const answer = (schema: unknown, schemas: object): OpenApiDocument => {
    const responses = { 200: { description: 'yes', content: { 'application/json': { schema } } } };
    const root = {
      openapi: '3.1.0',
      paths: { '/parts': { get: { operationId: 'getPart', responses } } },
      components: { schemas },
    };
    return { source: 'parts', version: '3.1.0', basePath: '', root };
  };
  const told = async (document: OpenApiDocument, body: unknown): Promise<string> => {
    const operation = findOperation(document, 'getPart');
    return await toldBy(checkResponse(document, operation, exchange({ body }, 'GET')));
  };

  it('are held to, as many as there are', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, at) => {
        const properties = { name: { type: 'string', maxLength: 9 }, next: named((at + 1) % 1_000) };
        return [`Part${at}`, { type: 'object', properties }];
      }),
    );
    const document = answer(named(0), schemas);
    const operation = findOperation(document, 'getPart');
    await checkResponse(document, operation, exchange({ body: { name: 'a', next: { next: {} } } }, 'GET'));
    expect(await told(document, { next: { next: { name: 'far too long' } } })).toContain(
      'body.next.next.name: expected NOT have more than 9 characters, actual "far too long"',
    );
  });

  it('tell what they know of to what forbids all else', async () => {
    const schemas = {
      Part0: { type: 'object', properties: { id: { type: 'integer' } } },
      Part1: { allOf: [named(0)], properties: { name: { type: 'string' } }, unevaluatedProperties: false },
    };
    const document = answer(named(1), schemas);
    const operation = findOperation(document, 'getPart');
    await checkResponse(document, operation, exchange({ body: { id: 1, name: 'a' } }, 'GET'));
    expect(await told(document, { id: 1, name: 'a', colour: 'red' })).toContain(
      'in 1 place.\n  at GET http://127.0.0.1:1/orders (getPart)\n  body: expected no field "colour"',
    );
  });
});
