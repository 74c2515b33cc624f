import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnsweredExchange } from '../../../support/evidence/exchange';
import { checkSchema } from '../../../support/openapi/check-schema';
import { toldBy } from '../../tools/told';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'brine-schema-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

function exchange(body: unknown): AnsweredExchange {
  return {
    service: 'orders',
    request: { method: 'GET', url: 'http://127.0.0.1:1/orders', headers: {} },
    response: { status: 200, statusText: 'OK', headers: {}, text: JSON.stringify(body), body },
    startedAt: '2026-03-01T10:00:00.000Z',
    duration: 1,
  };
}

async function file(name: string, schema: unknown): Promise<string> {
  const where = path.join(folder, name);
  await writeFile(where, typeof schema === 'string' ? schema : JSON.stringify(schema));
  return where;
}

describe('a JSON Schema file', () => {
  it('may refer to another, in YAML and of an older draft', async () => {
    await file(
      'line.yaml',
      'type: object\nrequired: [sku]\nadditionalProperties: false\nproperties: { sku: { type: string } }',
    );
    const order = await file('order.schema.json', {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://example.com/order',
      definitions: { id: { type: 'integer' } },
      properties: { id: { $ref: '#/definitions/id' }, lines: { items: { $ref: 'line.yaml' } } },
    });
    await checkSchema(exchange({ id: 1, lines: [{ sku: 'A1' }] }), order);
    expect(await toldBy(checkSchema(exchange({ id: 'x', lines: [{ skU: 'A1' }] }), order))).toBe(
      `SchemaMismatchError: The response does not match the schema in 3 places.
  at GET http://127.0.0.1:1/orders
  body.id: expected a whole number, actual "x"
  body.lines[0]: expected the field "sku", actual {"skU":"A1"}
  body.lines[0]: expected no field "skU", actual {"skU":"A1"}
  → Correct the service, or the schema: ${order}`,
    );
  });

  it('that is not there is told', async () => {
    const none = path.join(folder, 'none.json');
    expect(await toldBy(checkSchema(exchange({}), none))).toBe(
      `SchemaFileError: The JSON Schema could not be used.
  at ${none}
  There is no such file.
  → Correct the file or its path; paths are relative to the folder of brine.config.ts.`,
    );
  });

  it.each([
    ['list.json', '[1]', 'It holds no object.'],
    ['nowhere.json', { $ref: 'none.json' }, 'There is no such file.'],
    ['hole.json', { $ref: '#/definitions/none' }, '#/definitions/none cannot be resolved'],
  ])('that is no schema is told: %s', async (name, schema, reason) => {
    const where = await file(name, schema);
    expect(await toldBy(checkSchema(exchange({}), where))).toContain(reason);
  });
});
