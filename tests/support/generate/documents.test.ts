import path from 'node:path';
import { compile } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { compiler } from '../../../authoring/vocabulary/expressions';
import { readParameterTypes, readPhrases, stepFiles } from '../../../authoring/vocabulary/sources';
import { generate } from '../../../support/generate/generate';
import { parse, printFeature } from '../../../support/generate/print';
import { sourceOf } from '../../../support/generate/source';
import { loadDocument, type OpenApiDocument } from '../../../support/openapi/document';
import { expectWholeDocument } from '../../../support/openapi/document-faults';
import { HOME } from '../../tools/commands';

const files = stepFiles(HOME);
const toExpression = compiler(files.flatMap((file) => readParameterTypes(HOME, file)));
const phrases = files
  .flatMap((file) => readPhrases(HOME, file))
  .map(({ expression }) => toExpression(expression));

/** The size of a large product: eight resources, each with its five operations and three schemas. */
function large(): OpenApiDocument {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  const problem = { description: 'no', content: { 'application/json': { schema: { type: 'object' } } } };
  for (let index = 0; index < 8; index += 1) {
    const name = `Resource${index}`;
    const reference = { $ref: `#/components/schemas/${name}` };
    const json = { content: { 'application/json': { schema: reference } } };
    const fields = Array.from({ length: 20 }, (_, at) => [
      `field${at}`,
      [
        { type: 'string', minLength: 1, maxLength: 10 + at },
        { type: 'integer', minimum: at, maximum: 100 + at },
        { type: ['number', 'null'], exclusiveMinimum: 0 },
        { type: 'array', items: { $ref: `#/components/schemas/Resource${(index + at) % 8}` } },
        { type: 'boolean' },
      ][at % 5],
    ]);
    schemas[name] = {
      type: 'object',
      required: ['field0', 'field1'],
      properties: { id: { type: 'string', format: 'uuid', readOnly: true }, ...Object.fromEntries(fields) },
    };
    const refused = { '401': problem, '404': problem, '422': problem };
    const responses = (status: string) => ({ [status]: { description: 'yes', ...json }, ...refused });
    const body = { required: true, ...json };
    const list = { type: 'array', items: reference };
    const all = { description: 'all', content: { 'application/json': { schema: list } } };
    paths[`/resource${index}s`] = {
      get: { operationId: `list${name}`, responses: { '200': all } },
      post: { operationId: `create${name}`, requestBody: body, responses: responses('201') },
    };
    paths[`/resource${index}s/{id}`] = {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      get: { operationId: `get${name}`, responses: responses('200') },
      patch: { operationId: `update${name}`, requestBody: body, responses: responses('200') },
      delete: { operationId: `delete${name}`, responses: { '204': { description: 'gone' }, ...refused } },
    };
  }
  const root = { openapi: '3.1.0', paths, components: { schemas } };
  return { source: 'large', version: '3.1.0', basePath: '', root };
}

/** Five hundred schemas, each of which holds the next two: one that follows them all at once has no stack left. */
function linked(): OpenApiDocument {
  const all = 500;
  const named = (index: number) => ({ $ref: `#/components/schemas/Part${index % all}` });
  const schemas = Object.fromEntries(
    Array.from({ length: all }, (_, at) => {
      const properties = {
        name: { type: 'string', maxLength: 9 },
        next: named(at + 1),
        list: { type: 'array', items: named(at + 2) },
      };
      return [`Part${at}`, { type: 'object', required: ['name'], properties }];
    }),
  );
  const json = { content: { 'application/json': { schema: named(0) } } };
  const responses = { 201: { description: 'yes', ...json }, 400: { description: 'no' } };
  const paths = {
    '/parts': { post: { operationId: 'addPart', requestBody: { required: true, ...json }, responses } },
  };
  return {
    source: 'linked',
    version: '3.1.0',
    basePath: '',
    root: { openapi: '3.1.0', paths, components: { schemas } },
  };
}

const DOCUMENTS: [string, () => Promise<OpenApiDocument>, operations: number][] = [
  ['billing', async () => await loadDocument(path.join(__dirname, 'documents', 'billing.yaml')), 9],
  ['forge', async () => await loadDocument(path.join(__dirname, 'documents', 'forge.yaml')), 12],
  ['large', async () => large(), 40],
  ['linked', async () => linked(), 1],
];

describe.each(DOCUMENTS)('the document of %s', (name, load, operations) => {
  it('becomes features that are Gherkin, of known phrases, with a name of its own for each scenario', async () => {
    const document = await load();
    expectWholeDocument(document);
    const source = sourceOf(name, document, { actor: 'somebody', stranger: 'somebody else' });
    const { features, left } = await generate([source], source);
    const rules = features.flatMap((feature) => feature.rules);
    expect(rules.length).toBeGreaterThanOrEqual(operations);
    expect({ left: left.filter((line) => !line.includes('for you to provoke')) }).toMatchSnapshot();
    for (const feature of features) {
      const pickles = compile(parse(printFeature(feature)), feature.file, IdGenerator.incrementing());
      const steps = new Set(pickles.flatMap((pickle) => pickle.steps).map(({ text }) => text));
      const undefinedSteps = [...steps].filter((text) => !phrases.some((phrase) => phrase.match(text)));
      expect(undefinedSteps).toEqual([]);
      const names = [...feature.cases, ...feature.rules.flatMap(({ cases }) => cases)].map((one) => one.key);
      expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
    }
  });
});

it('asks of nobody to read a call of more than forty rows, where less will do', async () => {
  const source = sourceOf('large', large());
  const { features } = await generate([source], source);
  const steps = features.flatMap(({ rules }) =>
    rules.flatMap(({ cases }) => cases.flatMap((one) => one.steps)),
  );
  expect(Math.max(...steps.map(({ table }) => table?.length ?? 0))).toBeLessThanOrEqual(41);
});

it('still finds what is wrong with a value behind references', async () => {
  const source = sourceOf('linked', linked());
  const { features } = await generate([source], source);
  const cases = features.flatMap(({ rules }) => rules.flatMap((rule) => rule.cases));
  const refused = cases
    .filter(({ key }) => key.includes('refused'))
    .flatMap(({ examples }) => examples ?? []);
  expect(refused.map(([problem]) => problem)).toContain('next.next.name is longer than 9 characters');
});
