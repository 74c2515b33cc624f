import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../support/openapi/document';
import { inputsOf } from '../../../support/openapi/inputs';
import { findOperation } from '../../../support/openapi/operation';
import { promisedOperations } from '../../../support/openapi/promised';
import { inputsSent } from '../../../support/openapi/sent-inputs';

const long = (letter: string, length: number) => Array.from({ length }, (_, at) => `${letter}${at}`);
const kind = { enum: ['gift', 'sale'] };
const item = {
  properties: { kind, next: { $ref: '#/components/schemas/Line' }, id: { readOnly: true, ...kind } },
};
const root = {
  openapi: '3.1.0',
  components: { schemas: { Line: item } },
  paths: {
    '/orders/{state}/{id}': {
      parameters: [
        { name: 'state', in: 'path', required: true, schema: { enum: ['open', 'done'] } },
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      ],
      post: {
        operationId: 'placeOrder',
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'integer' } },
          {
            name: 'sort',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { enum: ['up', 'down'] } },
          },
          { name: 'X-Mode', in: 'header', schema: { enum: ['fast', 'slow'] } },
          { name: 'Authorization', in: 'header', schema: { type: 'string' } },
          {
            name: 'currency',
            in: 'query',
            schema: { enum: long('c', 21) },
          },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                oneOf: [
                  {
                    properties: {
                      type: { enum: ['a'] },
                      lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
                    },
                  },
                  {
                    properties: {
                      type: { enum: ['b'] },
                      count: { enum: [1, 2, null] },
                      country: { enum: long('d', 22) },
                    },
                  },
                ],
              },
            },
          },
        },
        responses: {},
      },
    },
    '/orders/latest/{id}': { post: { operationId: 'latest', responses: {} } },
  },
};
const document: OpenApiDocument = { source: 'x', version: '3.1.0', basePath: '/api', root };

const headers = { 'content-type': 'application/json', 'x-mode': 'slow', authorization: 'Bearer secret' };
const sent = (url: string, body?: string) =>
  inputsSent(document, { method: 'POST', url, headers, ...(body !== undefined && { body }) }, '/base/');

describe('the inputs of an operation', () => {
  it('are its parameters, its body, and the choices in both; of long lists how long they are', () => {
    const { each, many } = inputsOf(findOperation(document, 'placeOrder'));
    expect(each).toEqual([
      'path state',
      'path state=open',
      'path state=done',
      'path id',
      'query page',
      'query sort',
      'query sort=up',
      'query sort=down',
      'header X-Mode',
      'header X-Mode=fast',
      'header X-Mode=slow',
      'query currency',
      'body',
      'body type=a',
      'body lines[].kind=gift',
      'body lines[].kind=sale',
      'body type=b',
      'body count=1',
      'body count=2',
      'body country',
    ]);
    expect([...many].map(([name, choices]) => [name, choices.length])).toEqual([
      ['query currency', 21],
      ['body country', 22],
    ]);
    const [promised] = promisedOperations(document);
    expect(promised).toMatchObject({ inputs: each, choices: { 'query currency': 21, 'body country': 22 } });
  });

  it('that a request has are told, and no value that the document does not have', () => {
    const body = {
      type: 'b',
      count: 2,
      country: 'd7',
      note: 'secret',
      lines: [{ kind: 'gift', next: { kind: 'sale' } }, { kind: 'x' }],
    };
    const url = 'http://h/base/orders/done/7?page=secret&sort=up,secret&currency=c3&unknown=secret';
    const told = sent(url, JSON.stringify(body));
    expect(told).toEqual([
      'path state',
      'path state=done',
      'path id',
      'query page',
      'query sort',
      'query sort=up',
      'header X-Mode',
      'header X-Mode=slow',
      'query currency',
      'body',
      'body lines[].kind=gift',
      'body type=b',
      'body count=2',
      'body country',
      'query currency=c3',
      'body country=d7',
    ]);
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('of a request to another operation, or of a body that is none, are none', () => {
    expect(sent('http://h/api/orders/latest/7?page=1')).toEqual([]);
    expect(sent('http://h/elsewhere?page=1')).toEqual([]);
    expect(sent('http://h/orders/open/7', '{"type":')).toEqual([
      'path state',
      'path state=open',
      'path id',
      'header X-Mode',
      'header X-Mode=slow',
      'body',
    ]);
  });
});
