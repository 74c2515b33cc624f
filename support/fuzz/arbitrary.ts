import fc, { type Arbitrary } from 'fast-check';
import { isObject, type JsonObject } from '../matching/json';
import type { OpenApiDocument } from '../openapi/document';
import { merged, sampleOf, shapeOf } from '../openapi/sample';

/** Schemas may hold themselves; further down only what has to be there is drawn. */
const DEEPEST = 4;
const LONGEST = 60;

/** What services trip over. */
const JUNK = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    null,
    0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    1e300,
    true,
    [],
    {},
    '\u0000',
    "'; --",
    'ä€😀',
    '../..',
  ),
  fc.string({ maxLength: LONGEST }),
);

/** Values along a schema, the edges of what it allows more often than the rest. */
export function valuesOf(document: OpenApiDocument, schema: unknown, depth = 0): Arbitrary<unknown> {
  if (!isObject(schema)) return JUNK;
  const node = merged(document, schema);
  if (Array.isArray(node.enum) && node.enum.length > 0) return fc.constantFrom(...node.enum);
  if (node.const !== undefined) return fc.constant(node.const);
  switch (shapeOf(node)) {
    case 'object':
      return objectsOf(document, node, depth);
    case 'array':
      return listsOf(document, node, depth);
    case 'string':
      return textsOf(document, node);
    case 'integer':
      return fc.integer(rangeOf(node));
    case 'number':
      return fc.double({ ...rangeOf(node), noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    default:
      return JUNK;
  }
}

/** Values along a schema, and such with one thing in them that does not belong there. */
export function requestValues(document: OpenApiDocument, schema: unknown): Arbitrary<unknown> {
  const good = valuesOf(document, schema);
  return fc.oneof(
    good,
    fc
      .tuple(good, fc.nat(50), fc.option(JUNK, { nil: undefined }))
      .map(([value, place, junk]) => spoiled(value, place, junk)),
  );
}

/** The value with another one somewhere in it, or without what stood there. */
function spoiled(value: unknown, place: number, junk: unknown): unknown {
  const entries = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
  const entry = entries[place % (entries.length + 1)];
  if (!entry) return junk === undefined ? null : junk;
  const [name, field] = entry;
  const isDeep = typeof field === 'object' && field !== null && place > entries.length;
  const put = isDeep ? spoiled(field, place - entries.length - 1, junk) : junk;
  const changed = entries.flatMap(([key, kept]) =>
    key !== name ? [[key, kept]] : put === undefined ? [] : [[key, put]],
  );
  return Array.isArray(value) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
}

function objectsOf(document: OpenApiDocument, node: JsonObject, depth: number): Arbitrary<unknown> {
  const properties = isObject(node.properties) ? node.properties : {};
  const required = Array.isArray(node.required) ? node.required.map(String) : [];
  const wanted = Object.keys(properties).filter((name) => {
    const field = properties[name];
    return !(isObject(field) && field.readOnly === true) && (depth < DEEPEST || required.includes(name));
  });
  const model = Object.fromEntries(
    wanted.map((name) => [name, valuesOf(document, properties[name], depth + 1)]),
  );
  return fc.record(model, { requiredKeys: required.filter((name) => wanted.includes(name)) });
}

function listsOf(document: OpenApiDocument, node: JsonObject, depth: number): Arbitrary<unknown> {
  const least = typeof node.minItems === 'number' ? node.minItems : 0;
  const most = depth < DEEPEST ? Math.max(least, Math.min(Number(node.maxItems ?? 3), 3)) : least;
  return fc.array(valuesOf(document, node.items, depth + 1), { minLength: least, maxLength: most });
}

function textsOf(document: OpenApiDocument, node: JsonObject): Arbitrary<unknown> {
  const plain = fc.constant(sampleOf(document, node));
  if (node.format === 'uuid') return fc.uuid();
  if (node.format !== undefined && node.format !== 'password') return plain;
  if (typeof node.pattern === 'string') return fc.oneof(patterned(node.pattern, plain), plain);
  const least = Math.min(Number(node.minLength ?? 0), LONGEST * 10);
  const most = Math.max(least, Math.min(Number(node.maxLength ?? LONGEST), LONGEST * 10));
  return fc.string({ minLength: least, maxLength: most, unit: 'grapheme' });
}

function patterned(pattern: string, plain: Arbitrary<unknown>): Arbitrary<unknown> {
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return plain;
  }
}

function rangeOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonObject): {
  min: number;
  max: number;
} {
  const [low, high] = [exclusiveMinimum, exclusiveMaximum].map((one) =>
    typeof one === 'number' ? one : undefined,
  );
  const min = Math.ceil(Number(low === undefined ? (minimum ?? -(2 ** 31)) : low + 1));
  const max = Math.floor(Number(high === undefined ? (maximum ?? 2 ** 31 - 1) : high - 1));
  return { min, max: Math.max(min, max) };
}
