import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '../../../support/generate/generate';
import type { ApiHints } from '../../../support/generate/hints';
import { printFeature } from '../../../support/generate/print';
import { sourceOf } from '../../../support/generate/source';
import type { Wanted } from '../../../support/generate/wanted';
import { loadDocument, type OpenApiDocument } from '../../../support/openapi/document';

const NOTHING: Wanted = { statuses: [], inputs: [] };
const LIBRARY = path.join(__dirname, 'library.yaml');

async function features(document: OpenApiDocument, hints: ApiHints = {}) {
  const source = sourceOf('library', document, hints);
  const { features: made, left } = await generate([source], source);
  return { text: made.map(printFeature).join('\n'), left };
}

const THING = { type: 'object', properties: { id: {} } };

/** A document with one operation. */
function single(operation: object, more: object = {}): OpenApiDocument {
  const root = { openapi: '3.1.0', paths: { '/things': { post: operation } }, ...more };
  return { source: 'here', version: '3.1.0', basePath: '', root };
}

describe('features of a document', () => {
  it('read like those of a person, and are the same each time', async () => {
    const { text, left } = await features(await loadDocument(LIBRARY));
    await expect(text).toMatchFileSnapshot('library.golden.feature');
    expect((await features(await loadDocument(LIBRARY))).text).toBe(text);
    expect(left).toEqual([]);
  });

  it('have a name of its own for each scenario, also where operations do much the same', async () => {
    const ok = {
      description: 'yes',
      content: { 'application/json': { schema: { type: 'array', items: THING } } },
    };
    const things = (operationId: string, summary: string) => ({
      get: { operationId, summary, tags: ['things'], responses: { '200': ok } },
    });
    const paths = { '/things': things('a', 'All things'), '/old/things': things('b', 'Those of old') };
    const root = { openapi: '3.1.0', paths };
    const { text } = await features({ source: 'here', version: '3.1.0', basePath: '', root });
    expect(text.match(/Scenario: Things can be listed.*/g)).toEqual([
      'Scenario: Things can be listed',
      'Scenario: Things can be listed (Those of old)',
    ]);
  });

  it('have what hints add: other values, actors who may not, cases that the document does not know', async () => {
    const hints = {
      operations: {
        addBook: {
          with: { title: 'Emma' },
          forbidden: ['guest'],
          cases: [{ name: 'A book without words is not added', with: { pages: 0 }, status: 418 }],
        },
        readBook: { skip: true },
      },
    };
    const { text } = await features(await loadDocument(LIBRARY), hints);
    expect(text).toContain('| title    | Emma |');
    expect(text).toContain('Scenario: A book is not created by the guest');
    expect(text).toContain('Given I continue as "guest"');
    expect(text).toContain('Scenario: A book without words is not added');
    expect(text).toContain('Then the response status should be 418');
    expect(text).not.toContain('@operation:readBook');
  });

  it('are only those that end with a wanted status or send a wanted input, where some are wanted', async () => {
    const source = sourceOf('library', await loadDocument(LIBRARY));
    const wanted: Record<string, Wanted> = {
      addBook: { statuses: ['400'], inputs: [] },
      readBook: { statuses: ['418'], inputs: ['query page'] },
      listBooks: { statuses: [], inputs: ['query page', 'query genre=crime'] },
    };
    const { features: made, left } = await generate([source], source, ({ name }) => wanted[name] ?? NOTHING);
    const cases = made.flatMap(({ rules }) => rules).flatMap((rule) => rule.cases.map(({ key }) => key));
    expect(cases).toEqual(['addBook.refused400', 'addBook.without', 'addBook.form']);
    expect(left).toEqual(['readBook: 418 for you to provoke; query page for you to send']);
    // What was written before stays, whether it is still wanted or not.
    wanted.addBook = { statuses: [], inputs: [], keys: ['addBook.without', 'addBook.gone'] };
    const again = await generate([source], source, ({ name }) => wanted[name] ?? NOTHING);
    expect(
      again.features.flatMap(({ rules }) => rules.flatMap(({ cases: all }) => all.map(({ key }) => key))),
    ).toEqual(['addBook.without']);
  });

  it('are called by who may, and refused to who may not, by scopes and roles of the document', async () => {
    const json = (schema: object) => ({ content: { 'application/json': { schema } } });
    const thing = {
      type: 'object',
      properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
    };
    const answers = { 401: { description: 'who?' }, 403: { description: 'no' } };
    const paths = {
      '/things': {
        get: { operationId: 'listThings', responses: { 200: { description: 'all' }, ...answers } },
        post: {
          operationId: 'createThing',
          security: [{ login: ['things:write'] }, { login: ['admin'] }],
          requestBody: { required: true, ...json(thing) },
          responses: { 201: { description: 'yes', ...json(thing) }, ...answers },
        },
      },
      '/things/{id}': {
        get: {
          operationId: 'readThing',
          'x-roles': ['reader'],
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'yes', ...json(thing) }, ...answers },
        },
      },
    };
    const flows = { clientCredentials: { tokenUrl: 'https://id/token', scopes: {} } };
    const root = {
      openapi: '3.1.0',
      paths,
      security: [{ login: [] }],
      components: { securitySchemes: { login: { type: 'oauth2', flows } } },
    };
    const document: OpenApiDocument = { source: 'here', version: '3.1.0', basePath: '', root };
    const unknown = await features(document);
    expect(unknown.left).toEqual([
      'listThings: 403 is for you to provoke',
      'createThing: 403 is for you to provoke (it asks for things:write, or admin: say in the hints which actors have what)',
      'readThing: 403 is for you to provoke (it asks for reader: say in the hints which actors have what)',
      'who is signed in: say "actor" in the hints, or name actors in the settings',
    ]);
    const actors = { guest: ['reader'], clerk: ['things:write'], boss: ['admin', 'reader'] };
    const { text, left } = await features(document, { actor: 'guest', actors });
    expect(left).toEqual(['listThings: 403 is for you to provoke']);
    const names = [...text.matchAll(/Scenario: (.* by the \w+)$/gm)].map(([, name]) => name);
    expect(names).toEqual(['A thing is not created by the guest', 'A thing is not read by the clerk']);
    expect(text).toContain(
      [
        '  Rule: readThing',
        '',
        '    Background:',
        '      Given I continue as "clerk"',
        '      And I call the operation "createThing" with:',
        '        | name | Electronic Cotton Pizza |',
        '      And the response should be successful',
        '      And I save the response field "id" as "thing id"',
        '      And I continue as "guest"',
      ].join('\n'),
    );
  });

  it('tell which operations are left to a person, and why', async () => {
    const picture = {
      operationId: 'sendPicture',
      requestBody: { required: true, content: { 'image/png': {} } },
      responses: { 201: {} },
    };
    expect((await features(single(picture))).left).toEqual([
      'sendPicture: a body of the type image/png is for you to write',
    ]);
    const paths = { '/things/{id}': { get: { operationId: 'readThing', responses: { 200: {} } } } };
    expect((await features(single(picture, { paths }))).left).toEqual([
      'readThing: nothing tells what its path stands for: no operation that makes it, no example',
    ]);
  });
});
