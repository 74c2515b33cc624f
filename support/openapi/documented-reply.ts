import { isObject, type JsonObject } from '../matching/json';
import { below, type OpenApiDocument, type Part, resolve } from './document';
import { isJsonKind } from './media-range';
import { type Operation, promisedResponse, statusesOf } from './operation';
import { sampleOf } from './sample';

/** A response as a document describes it: its first example, else made up from the schema. */
export interface DocumentedReply {
  status: number;
  /** Names as the document writes them; the type of content among them. */
  headers: Record<string, string>;
  /** Undefined when there is none. */
  body?: unknown;
}

/** The status of an operation that went well: the lowest that begins with 2, else the lowest below 500. */
export function usualStatus(operation: Operation): number {
  const statuses = statusesOf(operation)
    .map((status) => Number(status.replace(/XX$/i, '00')))
    .filter((status) => status >= 200)
    .sort((a, b) => a - b);
  return statuses.find((status) => status < 300) ?? statuses.find((status) => status < 500) ?? 200;
}

/** @returns undefined when the operation documents no such status. @throws SpecificationError */
export function documentedReply(operation: Operation, status: number): DocumentedReply | undefined {
  const { document } = operation;
  const promise = promisedResponse(operation, status);
  if (!promise) return undefined;
  const content = isObject(promise.node.content) ? promise.node.content : {};
  const types = Object.keys(content);
  const type = types.find(isJsonKind) ?? types[0];
  const headers = requiredHeaders(document, promise);
  if (type === undefined) return { status, headers };
  const media = isObject(content[type]) ? content[type] : {};
  return {
    status,
    headers: { 'content-type': type.includes('*') ? 'application/json' : type, ...headers },
    body: exampleOf(document, media),
  };
}

function exampleOf(document: OpenApiDocument, media: JsonObject): unknown {
  if (media.example !== undefined) return media.example;
  const [named] = Object.entries(isObject(media.examples) ? media.examples : {});
  if (named) {
    const { node } = resolve(document, named[1], '#');
    if (node.value !== undefined) return node.value;
  }
  return media.schema === undefined ? undefined : sampleOf(document, media.schema);
}

function requiredHeaders(document: OpenApiDocument, { node, pointer }: Part): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, header] of Object.entries(isObject(node.headers) ? node.headers : {})) {
    const { required, example, schema } = resolve(document, header, below(pointer, 'headers', name)).node;
    if (required === true) headers[name] = String(example ?? sampleOf(document, schema));
  }
  return headers;
}
