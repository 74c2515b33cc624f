import { isObject, type JsonObject, type Key } from '../matching/json';
import { type OpenApiDocument, resolve } from '../openapi/document';
import { merged } from '../openapi/sample';
import type { Subject } from './describe';

/** The example that the document gives for the whole body. */
export function mediaExample({ operation, body }: Subject): unknown {
  const { requestBody } = operation.part.node;
  if (!body || requestBody === undefined) return undefined;
  const { content } = resolve(operation.document, requestBody, '#').node;
  const media = isObject(content) ? content[body.type] : undefined;
  if (!isObject(media)) return undefined;
  const [named] = Object.values(isObject(media.examples) ? media.examples : {});
  return media.example ?? (isObject(named) ? resolve(operation.document, named, '#').node.value : undefined);
}

/** A leaf of the example, or a list of leaves; what holds others is put together from them. */
export function leafAt(value: unknown, keys: readonly Key[]): unknown {
  let at = value;
  for (const key of keys) at = isObject(at) || Array.isArray(at) ? (at as JsonObject)[key] : undefined;
  const holds =
    isObject(at) || (Array.isArray(at) && at.some((item) => isObject(item) || Array.isArray(item)));
  return holds || JSON.stringify(at)?.includes('{{') === true ? undefined : (at ?? undefined);
}

/** The example that the document gives for a parameter, else what it says of its schema. */
export function exampleOf(document: OpenApiDocument, { example, examples, schema }: JsonObject): unknown {
  if (example !== undefined) return example;
  const [named] = Object.values(isObject(examples) ? examples : {});
  const value = isObject(named) ? resolve(document, named, '#').node.value : undefined;
  if (value !== undefined || !isObject(schema)) return value;
  const node = merged(document, schema);
  const [first] = Array.isArray(node.examples) ? node.examples : [];
  const choice = Array.isArray(node.enum) ? node.enum.find((one) => one !== null) : undefined;
  return node.example ?? first ?? node.const ?? node.default ?? choice;
}
