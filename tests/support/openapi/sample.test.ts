import { describe, expect, it, test } from 'vitest';
import { sampleOf } from '../../../support/openapi/sample';
import { textFor } from '../../../support/openapi/sample-pattern';
import { newAjv } from '../../../support/openapi/validator';

const document = (schemas: object = {}) => ({
  source: 'api.yaml',
  version: '3.1.0',
  basePath: '',
  root: { openapi: '3.1.0', components: { schemas } },
});

/** Schema → the value made up for it. */
const MADE_UP: [name: string, schema: object, value: unknown][] = [
  ['an example', { type: 'string', example: 'tea' }, 'tea'],
  ['the first of the examples', { type: 'string', examples: ['tea', 'coffee'] }, 'tea'],
  ['a constant', { const: 7 }, 7],
  ['a default', { type: 'integer', default: 3 }, 3],
  ['the first word of a choice', { enum: ['open', 'paid'] }, 'open'],
  ['a text', { type: 'string' }, 'text'],
  ['a short text', { type: 'string', maxLength: 2 }, 'te'],
  ['a long text', { type: 'string', minLength: 6 }, 'textte'],
  ['a UUID', { type: 'string', format: 'uuid' }, '00000000-0000-4000-8000-000000000001'],
  ['a moment', { type: 'string', format: 'date-time' }, '2026-01-31T12:00:00Z'],
  ['a pattern', { type: 'string', pattern: '^ch_[a-z0-9]{4,8}$' }, 'ch_aaaa'],
  ['a whole number', { type: 'integer' }, 1],
  ['a whole number above a limit', { type: 'integer', exclusiveMinimum: 10 }, 11],
  ['a multiple', { type: 'integer', minimum: 7, multipleOf: 5 }, 10],
  ['a number up to a limit', { type: 'integer', maximum: -2 }, -2],
  ['something that may be null', { type: ['null', 'boolean'] }, true],
  ['null', { type: 'null' }, null],
  ['a list', { type: 'array', items: { type: 'integer' } }, [1]],
  ['a list that holds nothing', { type: 'array', items: { type: 'integer' }, maxItems: 0 }, []],
  ['a long list', { type: 'array', items: { const: 'x' }, minItems: 2 }, ['x', 'x']],
  [
    'an object without what is only written',
    { properties: { id: { type: 'integer' }, card: { type: 'string', writeOnly: true } } },
    { id: 1 },
  ],
  [
    'parts put together',
    { allOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } } }] },
    { a: 1, b: 2 },
  ],
  ['the first way that is not null', { anyOf: [{ type: 'null' }, { type: 'integer' }] }, 1],
];

describe('a value made up from a schema', () => {
  test.each(MADE_UP)('is %s, and valid', async (_, schema, value) => {
    expect(sampleOf(document(), schema)).toEqual(value);
    const ajv = await newAjv();
    expect(ajv.validate(schema, value)).toBe(true);
  });

  it('ends where a schema holds itself', () => {
    const node = {
      type: 'object',
      required: ['name'],
      properties: {
        name: { const: 'leaf' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
      },
    };
    const tree = sampleOf(document({ Node: node }), { $ref: '#/components/schemas/Node' });
    expect(JSON.stringify(tree).match(/leaf/g)).toHaveLength(4);
  });
});

describe('a text made up from a pattern', () => {
  test.each([
    '^[A-Z]{3}-\\d{4}$',
    '^(?:EUR|USD)$',
    '^a|b$',
    '^[^a]+@(example)\\.(org|com)$',
    '^\\w+(-\\w+)*$',
    '^[0-9]{12,19}$',
    '^$',
    '^colou?r\\/[\\]x]$',
    '^.{2,}\\s?x*?$',
  ])('fits %s', (pattern) => {
    expect(textFor(pattern)).toMatch(new RegExp(pattern));
  });

  it('is as long as it should be', () => {
    expect(textFor('^x[a-z]*$', 4)).toBe('xaaa');
  });
});
