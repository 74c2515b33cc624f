import { isObject, type JsonObject } from '../matching/json';

/** Fields that do not travel this way, and so cannot be required: those only written, or those only read. */
type Elsewhere = 'writeOnly' | 'readOnly';

/**
 * Turns the schemas of a document into JSON Schema 2020-12 as it applies to responses: `nullable` and boolean
 * `exclusiveMinimum` of OpenAPI 3.0 are translated, fields that are only written are not required.
 *
 * @param elsewhere `readOnly` for requests.
 */
export function toJsonSchema(node: unknown, elsewhere: Elsewhere = 'writeOnly'): unknown {
  if (Array.isArray(node)) return node.map((item) => toJsonSchema(item, elsewhere));
  if (!isObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) copy[key] = toJsonSchema(value, elsewhere);
  exclusive(copy, 'exclusiveMinimum', 'minimum');
  exclusive(copy, 'exclusiveMaximum', 'maximum');
  without(copy, elsewhere);
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

function without(schema: JsonObject, elsewhere: Elsewhere): void {
  const { properties, required } = schema;
  if (!isObject(properties) || !Array.isArray(required)) return;
  schema.required = required.filter((name: string) => {
    const property = properties[name];
    return !(isObject(property) && property[elsewhere] === true);
  });
}
