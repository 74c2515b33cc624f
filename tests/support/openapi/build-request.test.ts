import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRequest, type OperationRequest } from '../../../support/openapi/build-request';
import { loadDocument } from '../../../support/openapi/document';
import { findOperation, matchOperation } from '../../../support/openapi/operation';
import { toldBy } from '../../tools/told';

const FILE = path.join(__dirname, 'shop.yaml');

async function build(operationId: string, values: Record<string, string> = {}): Promise<OperationRequest> {
  return buildRequest(findOperation(await loadDocument(FILE), operationId), values);
}

describe('a request built from an operation', () => {
  it('places values by name in path, query, header and cookie', async () => {
    expect(
      await build('listOrders', {
        page: '2',
        state: '["open", "paid"]',
        ids: '[1,2]',
        'x-tenant': 'a',
        sid: 's 1',
      }),
    ).toEqual({
      method: 'GET',
      path: '/orders',
      query: [
        ['page', '2'],
        ['state', 'open'],
        ['state', 'paid'],
        ['ids', '1,2'],
      ],
      headers: { 'X-Tenant': 'a', cookie: 'sid=s%201' },
    });
    expect((await build('getOrder', { id: 'a/b ?' })).path).toBe('/orders/a%2Fb%20%3F');
  });

  it('builds the body from dotted names, typed by the schema', async () => {
    const { body, contentType } = await build('createOrder', {
      'customer.name': '5',
      'customer.age': '41',
      note: 'null',
      gift: 'true',
      total: '10.50',
      zip: '01234',
      'lines[0].sku': 'A1',
      'lines[0].quantity': '2',
      'lines[1].quantity': 'many',
      'extra.a b': '7',
      anything: '{"x": 1}',
    });
    expect(JSON.parse(body ?? '')).toEqual({
      customer: { name: '5', age: 41 },
      note: null,
      gift: true,
      total: 10.5,
      zip: '01234',
      lines: [{ sku: 'A1', quantity: 2 }, { quantity: 'many' }],
      extra: { 'a b': 7 },
      anything: { x: 1 },
    });
    expect(contentType).toBe('application/json');
  });

  it('takes lists and objects as JSON, and the whole body', async () => {
    expect((await build('createOrder', { lines: '[{"sku":"A1"}]' })).body).toBe('{"lines":[{"sku":"A1"}]}');
    expect((await build('createOrder', { body: '[1]' })).body).toBe('[1]');
  });

  it('has no body without body fields', async () => {
    expect(await build('createOrder')).toEqual({ method: 'POST', path: '/orders', query: [], headers: {} });
  });

  it('may have a form as its body', async () => {
    expect(await build('logIn', { user: 'Ann B', remember: 'true' })).toMatchObject({
      body: 'user=Ann+B&remember=true',
      contentType: 'application/x-www-form-urlencoded',
    });
  });
});

describe('values that do not fit the operation', () => {
  it('are told all at once', async () => {
    expect(await toldBy(build('putLine', { line: '', idd: '1', qty: '2' }))).toBe(
      `OperationParametersError: The operation "putLine" cannot be called: 4 faults.
  There is no parameter or body field "idd". Did you mean "id"?
  There is no parameter or body field "qty".
  The path parameter "id" is missing.
  The path parameter "line" is empty.
  → It takes: id, line.`,
    );
  });

  it('are told deep inside the body', async () => {
    expect(await toldBy(build('createOrder', { 'customer.nmae': 'Ann' }))).toBe(
      `OperationParametersError: The operation "createOrder" cannot be called: 1 fault.
  There is no parameter or body field "customer.nmae". Did you mean "customer.name"?
  → It takes: X-Tenant, customer, note, gift, total, zip, lines, extra, anything.`,
    );
  });

  it('are told for a body that no fields can make', async () => {
    expect(await toldBy(build('addPhoto', { title: 'x' }))).toBe(
      `OperationParametersError: The operation "addPhoto" cannot be called: 1 fault.
  "title" is no parameter, and a body of the type image/png cannot be built from fields.
  → It takes no parameters.`,
    );
  });
});

describe('an operation', () => {
  it('that is unknown is told with the nearest name', async () => {
    expect(await toldBy(build('createOder'))).toBe(
      `UnknownOperationError: The API specification has no operation "createOder".
  at ${FILE}
  Operations: addPhoto, createOrder, getOrder, latestOrder, listOrders, logIn, putLine
  → Did you mean "createOrder"?`,
    );
  });

  it.each([
    ['GET', 'http://h/orders?page=1', '/', 'listOrders'],
    ['GET', 'http://h/api/v1/orders', '/', 'listOrders'],
    ['GET', 'http://h/shop/orders/1', '/shop/', 'getOrder'],
    ['GET', 'http://h/orders/latest', '/', 'latestOrder'],
    ['PUT', 'http://h/orders/1/lines/2', '/', 'putLine'],
    ['GET', 'http://h/orders/', '/', 'listOrders'],
  ])('is found for %s %s', async (method, url, base, name) => {
    expect(matchOperation(await loadDocument(FILE), method, url, base).name).toBe(name);
  });

  it('that nobody documented is told', async () => {
    const document = await loadDocument(FILE);
    const match = async () => matchOperation(document, 'DELETE', 'http://h/orders/1?x=1');
    expect(await toldBy(match())).toBe(
      `UndocumentedRequestError: The API specification does not describe this request.
  at DELETE /orders/1
  It describes: GET /orders, POST /orders, GET /orders/latest, PUT /orders/{id}/lines/{line}, GET /orders/{id}, POST /login, POST /photos
  → Add the operation to the specification (${FILE}), or correct the request.`,
    );
  });
});
