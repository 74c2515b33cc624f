import type { OpenApiDocument } from './document';
import { typesOf } from './schema-view';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * The value that a text stands for where the schema stands: `2` for a whole number becomes 2, JSON text for an object
 * or list becomes that. A text that does not fit stays text: what a service says to it may be what is tested.
 */
export function typedValue(document: OpenApiDocument, schema: unknown, text: string): unknown {
  const types = typesOf(document, schema);
  const anything = types.size === 0;
  if (text === 'null' && (anything || types.has('null'))) return null;
  if (types.has('string')) return text;
  if ((text === 'true' || text === 'false') && (anything || types.has('boolean'))) return text === 'true';
  if (NUMBER.test(text) && (anything || types.has('integer') || types.has('number'))) return Number(text);
  if (/^\s*[{[]/.test(text) && (anything || types.has('object') || types.has('array'))) {
    return parsed(text);
  }
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
