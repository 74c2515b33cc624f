import { isObject, type Key } from '../../support/matching/json';
import { parsePath } from '../../support/matching/path';
import { suggest } from '../../support/matching/suggest';
import { below, resolve } from '../../support/openapi/document';
import { isJsonKind } from '../../support/openapi/media-range';
import type { Operation } from '../../support/openapi/operation';
import { childOf, fieldsOf } from '../../support/openapi/schema-view';

/** What is wrong with the name of a field of a response, as a sentence; undefined when some response has it. */
export function responseFieldFault(operation: Operation, field: string): string | undefined {
  const keys = keysOf(field);
  const schemas = responseSchemas(operation);
  if (!keys || schemas.length === 0) return undefined;
  const misses = schemas.map((schema) => firstMiss(operation, schema, keys));
  if (misses.includes(undefined)) return undefined;
  const known = misses.flatMap((miss) => miss?.known ?? []);
  const missing = misses.reduce((one, other) => ((other?.depth ?? 0) > (one?.depth ?? 0) ? other : one));
  const near = suggest(String(missing?.key), known);
  return `No response of the operation ${operation.name} has a field “${field}”${near === undefined ? '' : `: did you mean “${near}”?`}`;
}

interface Miss {
  key: Key;
  depth: number;
  known: string[];
}

/** The first key that the schema knows nothing of. */
function firstMiss({ document }: Operation, schema: unknown, keys: readonly Key[]): Miss | undefined {
  let at = schema;
  for (const [depth, key] of keys.entries()) {
    const child = childOf(document, at, key);
    if (child === undefined) return { key, depth, known: fieldsOf(document, at) };
    at = child;
  }
  return undefined;
}

/** A JSONPath, or a name with a saved value in it, is known only when it is used. */
function keysOf(field: string): Key[] | undefined {
  if (field.startsWith('$') || field.includes('{{')) return undefined;
  try {
    return parsePath(field);
  } catch {
    return undefined;
  }
}

function responseSchemas({ document, part }: Operation): unknown[] {
  const responses = isObject(part.node.responses) ? part.node.responses : {};
  return Object.entries(responses).flatMap(([status, node]) => {
    const { content } = resolve(document, node, below(part.pointer, 'responses', status)).node;
    if (!isObject(content)) return [];
    const [, media] = Object.entries(content).find(([type]) => isJsonKind(type)) ?? [];
    return isObject(media) && media.schema !== undefined ? [media.schema] : [];
  });
}
