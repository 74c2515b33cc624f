import { isObject, type JsonObject } from '../matching/json';
import { brokenReference } from './broken-reference';
import { SpecificationError } from './errors';
import { follow } from './pointer';
import { type Download, fetchText, readSource } from './read-source';
import { readText } from './read-text';

/** An OpenAPI 3 document, read once per worker. */
export interface OpenApiDocument {
  /** Address or file it came from. */
  source: string;
  /** Begins with `3.0` or `3.1`. */
  version: string;
  /** Path of the first server, without a slash at its end: `/api/v1`, or empty. */
  basePath: string;
  root: JsonObject;
  /** As it was read, to tell the line of a fault. */
  text?: string;
}

/** A part of a document, and the JSON pointer that leads to it. */
export interface Part {
  node: JsonObject;
  /** `#/paths/~1orders/post` */
  pointer: string;
}

const loaded = new Map<string, Promise<OpenApiDocument>>();

/**
 * Reads an OpenAPI 3.0 or 3.1 document, JSON or YAML, and remembers it for this worker.
 *
 * @param source address (http, https) or file.
 * @param download gets a document from an address; default: plain `fetch`.
 * @throws SpecificationError when it cannot be fetched or is no such document; the next call tries again.
 */
export async function loadDocument(source: string, download: Download = fetchText): Promise<OpenApiDocument> {
  let loading = loaded.get(source);
  if (!loading) {
    loading = load(source, download);
    loaded.set(source, loading);
    loading.catch(() => loaded.delete(source));
  }
  return await loading;
}

async function load(source: string, download: Download): Promise<OpenApiDocument> {
  const text = await readSource(source, download);
  const root = await readText(text, source);
  const version = isObject(root) ? root.openapi : undefined;
  if (!isObject(root) || typeof version !== 'string' || !version.startsWith('3.')) {
    throw new SpecificationError(source, notOpenApi(root, text));
  }
  return { source, version, basePath: basePathOf(root), root, text };
}

function notOpenApi(root: unknown, text: string): string {
  if (!isObject(root)) return text.trim() === '' ? 'It is empty.' : 'It holds no object.';
  if (root.swagger !== undefined)
    return `It is Swagger ${String(root.swagger)}. Convert it first: npx swagger2openapi, or the editor of Swagger.`;
  return 'It has no "openapi": "3.…" at its top.';
}

function basePathOf({ servers }: JsonObject): string {
  const url = Array.isArray(servers) && isObject(servers[0]) ? servers[0].url : undefined;
  if (typeof url !== 'string' || url.includes('{') || !URL.canParse(url, 'http://service')) return '';
  return new URL(url, 'http://service').pathname.replace(/\/+$/, '');
}

/**
 * Follows `$ref` until something else stands there.
 *
 * @throws SpecificationError when a reference leads out of the document, in a circle or nowhere.
 */
export function resolve(document: OpenApiDocument, node: unknown, pointer: string): Part {
  let part: unknown = node;
  let at = pointer;
  for (let hops = 0; isObject(part) && typeof part.$ref === 'string'; hops += 1) {
    at = part.$ref;
    part = hops > 50 ? undefined : follow(document.root, at);
  }
  if (!isObject(part)) throw brokenReference(document, at);
  return { node: part, pointer: at };
}

/** The pointer of a child. */
export function below(pointer: string, ...keys: string[]): string {
  return [
    pointer,
    ...keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))),
  ].join('/');
}
