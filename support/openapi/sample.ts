import { isObject, type JsonObject } from '../matching/json';
import { type OpenApiDocument, resolve } from './document';
import { sampleText } from './sample-text';

/** Schemas may hold themselves; further down optional parts are left out. */
const DEEPEST = 6;

/**
 * A value that a schema describes, always the same one: its example or default where it has one, else the least that it
 * asks for, every described field included. Nothing promises that it is valid: whoever uses it has it checked.
 */
export function sampleOf(document: OpenApiDocument, schema: unknown, depth = 0): unknown {
  if (!isObject(schema)) return null;
  const node = merged(document, schema);
  for (const key of ['example', 'const', 'default']) if (node[key] !== undefined) return node[key];
  if (Array.isArray(node.examples) && node.examples.length > 0) return node.examples[0];
  if (Array.isArray(node.enum) && node.enum.length > 0) return node.enum[0];
  switch (shapeOf(node)) {
    case 'object':
      return sampleObject(document, node, depth);
    case 'array':
      return sampleList(document, node, depth);
    case 'string':
      return sampleText(node);
    case 'integer':
      return sampleNumber(node, 1);
    case 'number':
      return sampleNumber(node, 0);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

/** One schema out of references, `allOf`, and the first way of `oneOf` and `anyOf` that is not null. */
export function merged(document: OpenApiDocument, schema: JsonObject, hops = 0): JsonObject {
  const { node } = resolve(document, schema, '#');
  if (hops > 20) return node;
  const { allOf, oneOf, anyOf, ...own } = node;
  const parts = [...listOf(allOf), ...[oneOf, anyOf].flatMap((ways) => firstWay(document, ways))];
  return parts
    .filter(isObject)
    .map((part) => merged(document, part, hops + 1))
    .reduce((whole, part) => together(part, whole), own);
}

function firstWay(document: OpenApiDocument, ways: unknown): unknown[] {
  const schemas = listOf(ways).filter(isObject);
  const real = schemas.find((way) => resolve(document, way, '#').node.type !== 'null');
  return real === undefined ? schemas.slice(0, 1) : [real];
}

/** The second wins. */
function together(one: JsonObject, other: JsonObject): JsonObject {
  return {
    ...one,
    ...other,
    ...((one.properties ?? other.properties) !== undefined && {
      properties: { ...objectOf(one.properties), ...objectOf(other.properties) },
    }),
    ...((one.required ?? other.required) !== undefined && {
      required: [...listOf(one.required), ...listOf(other.required)],
    }),
  };
}

/** The JSON type that a schema is about, also where it only implies it; undefined when it says nothing. */
export function shapeOf({
  type,
  properties,
  items,
  minimum,
  pattern,
  format,
  minLength,
}: JsonObject): unknown {
  const types = [type].flat().filter((one) => one !== undefined && one !== 'null');
  if (types.length > 0) return types[0];
  if (type !== undefined) return 'null';
  if (properties !== undefined) return 'object';
  if (items !== undefined) return 'array';
  if (minimum !== undefined) return 'number';
  return (pattern ?? format ?? minLength) === undefined ? undefined : 'string';
}

function sampleObject(document: OpenApiDocument, node: JsonObject, depth: number): JsonObject {
  const required = listOf(node.required);
  const fields = Object.entries(objectOf(node.properties)).filter(([name, field]) => {
    if (isObject(field) && resolve(document, field, '#').node.writeOnly === true) return false;
    return depth < DEEPEST || required.includes(name);
  });
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(document, field, depth + 1)]));
}

function sampleList(document: OpenApiDocument, node: JsonObject, depth: number): unknown[] {
  const least = typeof node.minItems === 'number' ? node.minItems : 1;
  const most = typeof node.maxItems === 'number' ? node.maxItems : least;
  const length = Math.min(depth < DEEPEST ? Math.max(least, 1) : least, most);
  return Array.from({ length }, () => sampleOf(document, node.items, depth + 1));
}

/** @param least where nothing is said: 1 for a whole number, which is an amount or a number of something. */
function sampleNumber(node: JsonObject, least: number): number {
  const step = typeof node.multipleOf === 'number' ? node.multipleOf : undefined;
  const low = lowestOf(node);
  const high = typeof node.maximum === 'number' ? node.maximum : undefined;
  const wanted = low ?? Math.min(step ?? least, high ?? Number.POSITIVE_INFINITY);
  return step === undefined ? wanted : Math.ceil(wanted / step) * step;
}

/** The least that a schema lets a number be. */
export function lowestOf({ minimum, exclusiveMinimum, type }: JsonObject): number | undefined {
  const step = [type].flat().includes('integer') ? 1 : 0.5;
  if (typeof exclusiveMinimum === 'number') return exclusiveMinimum + step;
  if (typeof minimum !== 'number') return undefined;
  return exclusiveMinimum === true ? minimum + step : minimum;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
