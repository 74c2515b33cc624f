import { isObject, type JsonObject, type Key } from '../matching/json';
import { formatPath } from '../matching/path';
import type { OpenApiDocument } from '../openapi/document';
import { merged, shapeOf } from '../openapi/sample';
import type { Bound, Bounds } from './bound';
import { textBounds } from './text-bounds';

const MOST_CHOICES = 20;
const MOST_ITEMS = 12;

/**
 * Walks a value along its schema and tells, for each field that stands in it, the values around its limits. Whoever uses
 * them has them checked: schemas can say more than this reads.
 */
export function boundsOf(
  document: OpenApiDocument,
  schema: unknown,
  value: unknown,
  keys: Key[] = [],
): Bounds {
  if (!isObject(schema) || keys.length > 8) return { refused: [], accepted: [] };
  const node = merged(document, schema);
  if (isObject(value)) return objectBounds(document, node, value, keys);
  if (Array.isArray(value)) return listBounds(document, node, value, keys);
  return leafBounds(node, value, keys);
}

function objectBounds(document: OpenApiDocument, node: JsonObject, value: JsonObject, keys: Key[]): Bounds {
  const properties = isObject(node.properties) ? node.properties : {};
  const required = Array.isArray(node.required) ? node.required.map(String) : [];
  const missing = required
    .filter((name) => Object.hasOwn(value, name))
    .map((name): Bound => {
      const at = [...keys, name];
      return { keys: at, value: undefined, words: `${formatPath(at)} is missing`, fault: 'shape' };
    });
  const inner = Object.entries(value)
    .filter(([name]) => Object.hasOwn(properties, name))
    .map(([name, field]) => boundsOf(document, properties[name], field, [...keys, name]));
  return together([{ refused: missing, accepted: [] }, ...inner]);
}

function listBounds(document: OpenApiDocument, node: JsonObject, value: unknown[], keys: Key[]): Bounds {
  const name = nameOf(keys);
  const refused: Bound[] = [];
  const accepted: Bound[] = [];
  const { minItems, maxItems, uniqueItems } = node;
  const [first] = value;
  if (typeof minItems === 'number' && minItems > 0 && minItems <= MOST_ITEMS) {
    const words = minItems === 1 ? `${name} is empty` : `${name} has fewer than ${minItems} items`;
    refused.push({ keys, value: value.slice(0, minItems - 1), words, fault: 'content' });
  }
  if (typeof maxItems === 'number' && maxItems < MOST_ITEMS && first !== undefined && uniqueItems !== true) {
    const many = Array.from({ length: maxItems + 1 }, () => first);
    refused.push({ keys, value: many, words: `${name} has more than ${maxItems} items`, fault: 'content' });
    accepted.push({ keys, value: many.slice(1), words: `${name} has ${maxItems} items` });
  }
  if (uniqueItems === true && first !== undefined) {
    refused.push({ keys, value: [...value, first], words: `${name} says the same twice`, fault: 'content' });
  }
  const inner = first === undefined ? [] : [boundsOf(document, node.items, first, [...keys, 0])];
  return together([{ refused, accepted }, ...inner]);
}

function leafBounds(node: JsonObject, value: unknown, keys: Key[]): Bounds {
  const name = nameOf(keys);
  if (Array.isArray(node.enum)) return choiceBounds(node.enum, value, keys);
  switch (shapeOf(node)) {
    case 'integer':
    case 'number':
      return numberBounds(node, keys);
    case 'boolean':
      return {
        refused: [{ keys, value: 'maybe', words: `${name} is neither true nor false`, fault: 'shape' }],
        accepted: [],
      };
    case 'string':
      return typeof value === 'string' ? textBounds(node, value, keys, name) : { refused: [], accepted: [] };
    default:
      return { refused: [], accepted: [] };
  }
}

function choiceBounds(choices: readonly unknown[], value: unknown, keys: Key[]): Bounds {
  const name = nameOf(keys);
  const texts = choices.filter((choice): choice is string => typeof choice === 'string');
  const refused: Bound[] =
    texts.length > 0
      ? [{ keys, value: 'something-else', words: `${name} is none of its values`, fault: 'either' }]
      : [];
  const others = choices.filter((choice) => choice !== null && choice !== value).slice(0, MOST_CHOICES);
  return {
    refused,
    accepted: others.map((choice) => ({ keys, value: choice, words: `${name} is ${String(choice)}` })),
  };
}

function numberBounds(node: JsonObject, keys: Key[]): Bounds {
  const name = nameOf(keys);
  const whole = [node.type].flat().includes('integer');
  const step = typeof node.multipleOf === 'number' ? node.multipleOf : whole ? 1 : 0.01;
  const refused: Bound[] = [{ keys, value: 'many', words: `${name} is no number`, fault: 'shape' }];
  const accepted: Bound[] = [];
  if (whole) refused.push({ keys, value: 1.5, words: `${name} is no whole number`, fault: 'shape' });
  const add = (limit: number, way: 1 | -1, exclusive: boolean): void => {
    const [side, end] = way === 1 ? ['above', 'most'] : ['below', 'least'];
    const beyond = exclusive ? limit : rounded(limit + way * step);
    const within = exclusive ? rounded(limit - way * step) : limit;
    if (!Number.isSafeInteger(Math.round(beyond)) || String(beyond).includes('e')) return;
    const words = exclusive
      ? `${name} is ${beyond}, not ${way === 1 ? 'below' : 'above'} ${limit}`
      : `${name} is ${beyond}, ${side} its ${end}`;
    refused.push({ keys, value: beyond, words, fault: 'content' });
    accepted.push({ keys, value: within, words: `${name} is ${within}, its ${end}` });
  };
  for (const [limit, flag, way] of [
    [node.minimum, node.exclusiveMinimum, -1],
    [node.maximum, node.exclusiveMaximum, 1],
  ] as const) {
    if (typeof flag === 'number') add(flag, way, true);
    else if (typeof limit === 'number') add(limit, way, flag === true);
  }
  return { refused, accepted };
}

function rounded(number: number): number {
  return Number(number.toFixed(9));
}

function nameOf(keys: readonly Key[]): string {
  return formatPath(keys) || 'the body';
}

function together(all: readonly Bounds[]): Bounds {
  return {
    refused: all.flatMap(({ refused }) => refused),
    accepted: all.flatMap(({ accepted }) => accepted),
  };
}
