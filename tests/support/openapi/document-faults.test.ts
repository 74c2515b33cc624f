import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../support/openapi/document';
import { expectWholeDocument } from '../../../support/openapi/document-faults';
import { told } from '../../tools/told';

function document(root: object): OpenApiDocument {
  const whole = { openapi: '3.1.0', paths: { '/a': {} }, ...root };
  const text = JSON.stringify(whole, null, 2);
  return { source: 'api.json', version: '3.1.0', basePath: '', root: JSON.parse(text), text };
}

const schemas = (all: object) => document({ components: { schemas: all } });
const needs = (...names: string[]) => ({
  type: 'object',
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }])),
});

describe('a document', () => {
  it('is told all its faults at once', () => {
    const bad = document({
      paths: { orders: {}, '/a': { $ref: './paths.yaml' } },
      components: {
        schemas: {
          Order: needs('Line'),
          Line: needs('Order'),
          Lost: { $ref: '#/components/schemas/Ordr' },
          Round: { $ref: '#/components/schemas/Round' },
        },
      },
    });
    expect(told(() => expectWholeDocument(bad))).toBe(
      `DocumentFaultsError: The API specification has 6 faults.
  at api.json
  The path "orders" does not begin with a slash.
  ./paths.yaml leads to another document; make them one first (redocly bundle does).
  api.json:34: Nothing stands at #/components/schemas/Ordr. Did you mean "#/components/schemas/Order"?
  #/components/schemas/Round leads in a circle.
  No value can fit Order → Line → Order: each needs the next one.
  No value can fit Round → Round: each needs the next one.
  → Correct the document, then try again.`,
    );
  });

  it('without a path is refused', () => {
    expect(told(() => expectWholeDocument(document({ paths: {} })))).toContain('there is nothing to call');
  });

  it.each([
    [
      'a list that may be empty',
      { Tree: { ...needs(), properties: { sub: { type: 'array', items: needs('Tree') } } } },
    ],
    ['null', { Tree: { ...needs('Leaf') }, Leaf: { type: ['object', 'null'], ...{ required: ['Tree'] } } }],
    ['another way', { Tree: { oneOf: [{ type: 'string' }, needs('Tree')] } }],
  ])('may lead back to itself through %s', (_, all) => {
    expect(() => expectWholeDocument(schemas(all))).not.toThrow();
  });

  it('may have $ref as a field of an example', () => {
    expect(() => expectWholeDocument(schemas({ A: { example: { $ref: '#/nowhere' } } }))).not.toThrow();
  });

  it('of twenty thousand chained schemas and of a great depth is read in passing', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`S${index}`, needs(`S${(index + 1) % 20_001}`)]),
    );
    let deep: object = {};
    for (let depth = 0; depth < 50_000; depth += 1) deep = { not: deep };
    const big = {
      openapi: '3.1.0',
      paths: { '/a': {} },
      components: { schemas: { ...chain, S20000: deep } },
    };
    const read = { source: 'api.json', version: '3.1.0', basePath: '', root: big };
    expect(() => expectWholeDocument(read)).not.toThrow();
  });
});
