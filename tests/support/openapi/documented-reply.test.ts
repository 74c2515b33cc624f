import { describe, expect, it } from 'vitest';
import { documentedReply, usualStatus } from '../../../support/openapi/documented-reply';
import { matchOperation } from '../../../support/openapi/operation';

const json = (media: object) => ({ content: { 'text/html': {}, 'application/problem+json': media } });

function operation(responses: object) {
  const root = {
    openapi: '3.1.0',
    paths: { '/charges': { post: { responses } } },
    components: { examples: { told: { value: { code: 'told' } } } },
  };
  const document = { source: 'api.yaml', version: '3.1.0', basePath: '', root };
  return matchOperation(document, 'POST', 'http://mock/charges');
}

describe('the usual status of an operation', () => {
  it('is the lowest of success, else the lowest below 500', () => {
    expect(usualStatus(operation({ 404: {}, 202: {}, 201: {} }))).toBe(201);
    expect(usualStatus(operation({ default: {}, '2XX': {} }))).toBe(200);
    expect(usualStatus(operation({ 503: {}, 404: {}, 302: {} }))).toBe(302);
    expect(usualStatus(operation({ default: {} }))).toBe(200);
  });
});

describe('a documented reply', () => {
  it('is the example, the first of several, or made up', () => {
    const body = (media: object) => documentedReply(operation({ 402: json(media) }), 402)?.body;
    expect(body({ example: { code: 'one' }, schema: { const: 'no' } })).toEqual({ code: 'one' });
    expect(body({ examples: { a: { $ref: '#/components/examples/told' }, b: { value: 'no' } } })).toEqual({
      code: 'told',
    });
    expect(body({ schema: { properties: { code: { enum: ['made up'] } } } })).toEqual({ code: 'made up' });
    expect(body({})).toBeUndefined();
  });

  it('has the type that is JSON, and the headers that must be there', () => {
    const headers = {
      'X-Total': { required: true, schema: { type: 'integer', minimum: 3 } },
      'X-More': { schema: { type: 'integer' } },
    };
    expect(documentedReply(operation({ '4XX': { ...json({ example: 1 }), headers } }), 409)).toEqual({
      status: 409,
      headers: { 'content-type': 'application/problem+json', 'X-Total': '3' },
      body: 1,
    });
  });

  it('has no body where none is documented, and is none for another status', () => {
    expect(documentedReply(operation({ 204: {} }), 204)).toEqual({ status: 204, headers: {} });
    expect(documentedReply(operation({ 204: {} }), 200)).toBeUndefined();
  });
});
