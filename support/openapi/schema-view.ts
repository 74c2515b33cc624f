import { isObject, type JsonObject, type Key } from '../matching/json';
import { type OpenApiDocument, resolve } from './document';

const known = new WeakMap<OpenApiDocument, WeakMap<JsonObject, JsonObject[]>>();

/** The schema and everything it is put together from: references, `allOf`, `oneOf`, `anyOf`; gathered once a schema. */
export function variantsOf(document: OpenApiDocument, schema: unknown): JsonObject[] {
  if (!isObject(schema)) return [];
  const ofDocument = known.get(document) ?? new WeakMap<JsonObject, JsonObject[]>();
  known.set(document, ofDocument);
  const variants = ofDocument.get(schema) ?? gather(document, schema);
  ofDocument.set(schema, variants);
  return variants;
}

function gather(document: OpenApiDocument, schema: unknown, depth = 0): JsonObject[] {
  if (!isObject(schema) || depth > 20) return [];
  const { node } = resolve(document, schema, '#');
  const inner = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => {
    const list = node[keyword];
    return Array.isArray(list) ? list : [];
  });
  return [node, ...inner.flatMap((variant) => gather(document, variant, depth + 1))];
}

/** The schema of a field or item; `undefined` when the schema knows none of that name. */
export function childOf(document: OpenApiDocument, schema: unknown, key: Key): unknown {
  const variants = variantsOf(document, schema);
  if (typeof key === 'number') return variants.find(({ items }) => items !== undefined)?.items;
  const owner = variants.find(({ properties }) => isObject(properties) && Object.hasOwn(properties, key));
  if (owner) return (owner.properties as JsonObject)[key];
  const open = variants.find(({ additionalProperties }) => additionalProperties);
  if (open) return open.additionalProperties;
  return variants.some(({ properties }) => isObject(properties)) ? undefined : {};
}

/** Names of the fields that the schema describes. */
export function fieldsOf(document: OpenApiDocument, schema: unknown): string[] {
  return variantsOf(document, schema).flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties) : [],
  );
}

/** The JSON types that the schema allows; empty when it does not say. */
export function typesOf(document: OpenApiDocument, schema: unknown): Set<string> {
  const types = variantsOf(document, schema).flatMap(({ type, nullable, properties }) => [
    ...(type === undefined ? [] : [type].flat().map(String)),
    ...(type === undefined && isObject(properties) ? ['object'] : []),
    ...(nullable === true ? ['null'] : []),
  ]);
  return new Set(types);
}
