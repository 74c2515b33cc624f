import { isObject, type JsonObject } from '../matching/json';

/**
 * Turns the schemas of a document into JSON Schema 2020-12 as it applies to responses: `nullable` and boolean
 * `exclusiveMinimum` of OpenAPI 3.0 are translated, fields that are only written are not required.
 */
export function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (!isObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) copy[key] = toJsonSchema(value);
  exclusive(copy, 'exclusiveMinimum', 'minimum');
  exclusive(copy, 'exclusiveMaximum', 'maximum');
  withoutWriteOnly(copy);
  return copy.nullable === true ? nullable(copy) : copy;
}

function nullable({ nullable: _, ...schema }: JsonObject): JsonObject {
  if (typeof schema.type === 'string' && schema.enum === undefined) {
    return { ...schema, type: [schema.type, 'null'] };
  }
  return { anyOf: [schema, { type: 'null' }] };
}

function exclusive(schema: JsonObject, flag: string, limit: string): void {
  if (typeof schema[flag] !== 'boolean') return;
  if (schema[flag]) {
    schema[flag] = schema[limit];
    delete schema[limit];
  } else {
    delete schema[flag];
  }
}

function withoutWriteOnly(schema: JsonObject): void {
  const { properties, required } = schema;
  if (!isObject(properties) || !Array.isArray(required)) return;
  schema.required = required.filter((name: string) => {
    const property = properties[name];
    return !(isObject(property) && property.writeOnly === true);
  });
}
