import { isObject, type JsonObject, type Key } from '../matching/json';
import { formatPath } from '../matching/path';
import { type OpenApiDocument, resolve } from '../openapi/document';
import { merged, sampleOf, shapeOf } from '../openapi/sample';
import { believableNumber, believableText } from './believable';

/** Further down nothing at all is filled in, so that recursive schemas end. */
const DEEPEST = 8;
const LEVELS = 3;

export interface BelieveOptions {
  document: OpenApiDocument;
  /** What the values are drawn from: the same seed gives the same. */
  seed: string;
  /** What a field is about when its own name does not say: `order`. */
  noun: string;
  /** Added to numbers, so that a change changes them. */
  more?: number;
  /** Whether fields that may be left out are. */
  least?: boolean;
  /** Further down only what is required is filled in (default: 3). */
  levels?: number;
  /** A value that is not made up but known: what an earlier answer told, what a hint says. */
  known: (keys: readonly Key[], schema: JsonObject) => unknown;
}

/**
 * A value as a person would write it for a schema: what is known, else the document's own example, else something
 * made up that suits the field's name. Nothing promises that it is valid: whoever uses it has it checked.
 */
export async function believe(
  schema: unknown,
  options: BelieveOptions,
  keys: readonly Key[] = [],
): Promise<unknown> {
  if (!isObject(schema)) return null;
  const node = withDiscriminator(options.document, schema, merged(options.document, schema));
  const known = options.known(keys, node);
  if (known !== undefined) return known;
  const said = example(node);
  if (said !== undefined) return said;
  switch (shapeOf(node)) {
    case 'object':
      return await believeObject(node, options, keys);
    case 'array':
      return await believeList(node, options, keys);
    case 'string':
      return await believableText(node, nameOf(keys, options.noun), `${options.seed} ${formatPath(keys)}`);
    case 'integer':
    case 'number':
      return believableNumber(node, nameOf(keys, options.noun), options.more);
    default:
      return sampleOf(options.document, node);
  }
}

function nameOf(keys: readonly Key[], noun: string): string {
  const name = keys.findLast((key) => typeof key === 'string');
  return name === undefined ? noun : String(name);
}

/** The document's own; not the ones that would be taken for saved values. */
function example(node: JsonObject): unknown {
  const { examples } = node;
  const all = [node.example, Array.isArray(examples) ? examples[0] : undefined, node.const, node.default];
  const said = all.find((one) => one !== undefined && one !== null && !JSON.stringify(one).includes('{{'));
  if (said !== undefined) return said;
  return Array.isArray(node.enum) ? node.enum.find((one) => one !== null) : undefined;
}

async function believeObject(
  node: JsonObject,
  options: BelieveOptions,
  keys: readonly Key[],
): Promise<JsonObject> {
  const { document, least, levels = LEVELS } = options;
  const required = new Set(Array.isArray(node.required) ? node.required : []);
  const value: JsonObject = {};
  for (const [name, field] of Object.entries(isObject(node.properties) ? node.properties : {})) {
    if (!isObject(field)) continue;
    const { readOnly, deprecated } = { ...field, ...resolve(document, field, '#').node };
    const needed = required.has(name);
    const wanted = needed || (least !== true && deprecated !== true && keys.length < levels);
    if (readOnly === true || !wanted || keys.length > DEEPEST) continue;
    Object.defineProperty(value, name, {
      value: await believe(field, options, [...keys, name]),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return value;
}

async function believeList(
  node: JsonObject,
  options: BelieveOptions,
  keys: readonly Key[],
): Promise<unknown[]> {
  const least = typeof node.minItems === 'number' ? node.minItems : 0;
  const most = typeof node.maxItems === 'number' ? node.maxItems : Number.POSITIVE_INFINITY;
  const length = Math.min(keys.length < (options.levels ?? LEVELS) ? Math.max(least, 1) : least, most, 20);
  const items: unknown[] = [];
  for (let index = 0; index < length; index += 1)
    items.push(await believe(node.items, options, [...keys, index]));
  return items;
}

/** Which way of a choice was taken is told by the field that the discriminator names. */
function withDiscriminator(document: OpenApiDocument, schema: JsonObject, node: JsonObject): JsonObject {
  const { discriminator, oneOf, anyOf } = resolve(document, schema, '#').node;
  const ways = [oneOf, anyOf].find(Array.isArray) as unknown[] | undefined;
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string' || !ways) return node;
  const [way] = ways;
  const reference = isObject(way) && typeof way.$ref === 'string' ? way.$ref : undefined;
  if (reference === undefined) return node;
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const label = reference.split('/').at(-1);
  const mapped = Object.entries(mapping).find(([, target]) => target === reference || target === label)?.[0];
  const properties = isObject(node.properties) ? node.properties : {};
  const own = properties[discriminator.propertyName];
  const field = { ...(isObject(own) ? merged(document, own) : { type: 'string' }), example: mapped ?? label };
  return { ...node, properties: { ...properties, [discriminator.propertyName]: field } };
}
