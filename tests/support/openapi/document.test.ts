import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDocument, resolve } from '../../../support/openapi/document';
import { told, toldBy } from '../../tools/told';
import { closedAddress, json, startServer } from '../http/server';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'brine-openapi-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const NEXT =
  '  → Check "openapi" in brine.config.ts and what stands there: OpenAPI 3.0 or 3.1, as JSON or YAML.';

describe('an OpenAPI document', () => {
  it('is fetched once', async () => {
    await using server = await startServer((_, response) =>
      json(response, 200, { openapi: '3.1.0', servers: [{ url: 'https://h/api/' }], paths: {} }),
    );
    const [one, two] = await Promise.all([loadDocument(`${server.url}/o`), loadDocument(`${server.url}/o`)]);
    expect(one).toBe(two);
    expect(one).toMatchObject({ version: '3.1.0', basePath: '/api', source: `${server.url}/o` });
    expect(server.seen.length).toBe(1);
  });

  it('that could not be fetched is tried again', async () => {
    let status = 503;
    await using server = await startServer((_, response) => json(response, status, { openapi: '3.0.0' }));
    expect(await toldBy(loadDocument(`${server.url}/o`))).toBe(
      `SpecificationError: The API specification could not be read.
  at ${server.url}/o
  It answers with status 503.
${NEXT}`,
    );
    status = 200;
    expect(await loadDocument(`${server.url}/o`)).toMatchObject({ version: '3.0.0', basePath: '' });
  });

  it.each([
    [
      'swagger.json',
      '{"swagger":"2.0"}',
      'It is Swagger 2.0. Convert it first: npx swagger2openapi, or the editor of Swagger.',
    ],
    ['list.yaml', '- openapi', 'It holds no object.'],
    ['other.json', '{"info":{}}', 'It has no "openapi": "3.…" at its top.'],
  ])('that is something else is refused: %s', async (name, text, reason) => {
    const file = path.join(folder, name);
    await writeFile(file, text);
    expect(await toldBy(loadDocument(file))).toBe(
      `SpecificationError: The API specification could not be read.\n  at ${file}\n  ${reason}\n${NEXT}`,
    );
  });

  it('that is not there is told', async () => {
    const file = path.join(folder, 'none.yaml');
    expect(await toldBy(loadDocument(file))).toContain('There is no such file.');
    expect(await toldBy(loadDocument(await closedAddress()))).toContain('The connection was refused.');
  });

  it('with a reference to nowhere or in a circle is told', () => {
    const root = { a: { $ref: '#/b' }, b: { $ref: '#/a' } };
    const document = { source: 'shop.yaml', version: '3.1.0', basePath: '', root };
    expect(told(() => resolve(document, root.a, '#/a'))).toContain('Nothing stands at #/');
    expect(told(() => resolve(document, { $ref: '#/none' }, '#'))).toContain('Nothing stands at #/none.');
    expect(told(() => resolve(document, { $ref: 'x.yaml#/a' }, '#'))).toContain(
      'Nothing stands at x.yaml#/a.',
    );
  });
});
