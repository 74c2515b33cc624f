import { describe, expect, it } from 'vitest';
import { expectStatus } from '../../../support/http/expect';
import { expectNoGraphqlErrors } from '../../../support/http/expect-graphql';
import { told, toldBy } from '../../tools/told';
import { openSession } from './open-session';
import { json, startServer } from './server';

describe('a GraphQL query', () => {
  it('goes as JSON with its variables to the endpoint of the service', async () => {
    await using server = await startServer((_, response) =>
      json(response, 200, { data: { order: { id: 17 } } }),
    );
    const { api } = openSession({ name: 'orders', url: `${server.url}/api`, graphql: '/query' });
    api.setVariables('id: 17\nstates: [open]');
    await api.query('query ($id: Int!) { order(id: $id) { id } }');
    const { method, url, body, headers } = server.last();
    expect([method, url, JSON.parse(body)]).toEqual([
      'POST',
      '/api/query',
      { query: 'query ($id: Int!) { order(id: $id) { id } }', variables: { id: 17, states: ['open'] } },
    ]);
    expect(headers).toMatchObject({
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
    });
    expectNoGraphqlErrors(api.answered);
  });

  it('goes to /graphql by itself, its variables only once', async () => {
    await using server = await startServer();
    const { api } = openSession(server.url);
    api.setVariables('{ "id": 17 }');
    await api.query('{ a }');
    await api.query('{ b }');
    expect(server.seen.map(({ url, body }) => [url, body])).toEqual([
      ['/graphql', '{"query":"{ a }","variables":{"id":17}}'],
      ['/graphql', '{"query":"{ b }"}'],
    ]);
  });

  it('is sent again for a check that waits, a mutation is not', async () => {
    await using server = await startServer();
    const { api } = openSession(server.url);
    await api.query('# a mutation?\nquery { order { state } }');
    await api.repeat();
    expect(server.seen.length).toBe(2);
    await api.query('mutation { pay { state } }');
    expect(await toldBy(api.repeat())).toMatch(
      /^RequestNotRepeatableError: .* a POST request is not sent again/,
    );
  });

  it('has variables by name, and a body of its own', async () => {
    const { api } = openSession('http://127.0.0.1:1');
    api.setVariables('[17]');
    expect(await toldBy(api.query('{ a }'))).toBe(
      `GraphqlVariablesError: The GraphQL variables are not an object.
  [17]
  → Write them by name, such as { "id": 17 }.`,
    );
    api.setVariables('{ "id": [ }');
    expect(await toldBy(api.query('{ a }'))).toMatch(/^DocumentError: The GraphQL variables /);
    api.setBody('{}');
    expect(await toldBy(api.query('{ a }'))).toBe(
      `RequestDraftError: The request has a body and a GraphQL query; it can have only one of them.
  → Leave one of the two steps out.`,
    );
    api.setVariables('{ "id": 17 }');
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `UnusedRequestPartError: The request has GraphQL variables and no GraphQL query.
  → Add what is missing, or leave the step out.`,
    );
  });
});

describe('a GraphQL response', () => {
  async function answered(status: number, body: unknown) {
    await using server = await startServer((_, response) => json(response, status, body));
    const { api } = openSession(server.url);
    await api.query('{ a }');
    const said = (check: () => void) => told(check).replaceAll(server.url, 'http://orders');
    return { api, said };
  }

  it('with errors tells each of them first', async () => {
    const { api, said } = await answered(200, {
      data: null,
      errors: [
        { message: 'Not known.', path: ['orders', 0, 'total'], locations: [{ line: 3, column: 5 }] },
        { message: 'Cannot query field "totl" on type "Order".' },
      ],
    });
    expect(said(() => expectNoGraphqlErrors(api.answered))).toBe(
      `ResponseError: The GraphQL response has 2 errors.
  at POST http://orders/graphql
  orders[0].total: Not known. (line 3, column 5)
  Cannot query field "totl" on type "Order".
  {
    "data": null,
    "errors": [
      {
        "message": "Not known.",
        "path": [
          "orders",
          0,
          "total"
        ],
        "locations": [
          {
  … 10 more lines`,
    );
    expect(said(() => expectStatus(api.answered, 201))).toMatch(
      /expected 201\.\n.*\n {2}orders\[0\]\.total: Not known\. \(line 3, column 5\)\n/,
    );
  });

  it('with one error says so', async () => {
    const { api, said } = await answered(200, { errors: [{ message: 'No.' }] });
    expect(said(() => expectNoGraphqlErrors(api.answered))).toMatch(
      /^ResponseError: The GraphQL response has 1 error\.\n.*\n {2}No\.\n/,
    );
  });

  it('with errors of another shape says so', async () => {
    const { api, said } = await answered(200, { errors: 'many' });
    expect(said(() => expectNoGraphqlErrors(api.answered))).toBe(
      `ResponseError: The GraphQL response has "errors".
  at POST http://orders/graphql
  {
    "errors": "many"
  }`,
    );
  });

  it('without errors passes', async () => {
    expectNoGraphqlErrors((await answered(200, { data: { a: 1 } })).api.answered);
    expectNoGraphqlErrors((await answered(200, { data: { a: 1 }, errors: [] })).api.answered);
  });

  it('that is none says so', async () => {
    const { api, said } = await answered(404, { code: 'not_found' });
    expect(said(() => expectNoGraphqlErrors(api.answered))).toBe(
      `ResponseError: The response is no GraphQL response: its body has neither "data" nor "errors".
  at POST http://orders/graphql
  {
    "code": "not_found"
  }`,
    );
  });
});
