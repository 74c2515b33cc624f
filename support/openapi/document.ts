import { readFile } from 'node:fs/promises';
import { BrineError } from '../errors/brine-error';
import { readDocument } from '../matching/document';
import { isObject, type JsonObject } from '../matching/json';
import { brokenReference } from './broken-reference';
import { SpecificationError } from './errors';
import { follow } from './pointer';

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

/** @param timeout milliseconds. */
export type Download = (url: string, timeout: number) => Promise<{ status: number; text: string }>;

const DOWNLOAD_LIMIT = 10_000;
/** Characters. YAML is read a hundred times slower. */
const MOST_JSON = 20_000_000;
const MOST_YAML = 2_000_000;
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
  const root = parse(text, source);
  const version = isObject(root) ? root.openapi : undefined;
  if (!isObject(root) || typeof version !== 'string' || !version.startsWith('3.')) {
    throw new SpecificationError(source, notOpenApi(root));
  }
  return { source, version, basePath: basePathOf(root), root, text };
}

function notOpenApi(root: unknown): string {
  if (!isObject(root)) return 'It holds no object.';
  if (root.swagger !== undefined)
    return `It is Swagger ${String(root.swagger)}. Convert it first: npx swagger2openapi, or the editor of Swagger.`;
  return 'It has no "openapi": "3.…" at its top.';
}

async function readSource(source: string, download: Download): Promise<string> {
  try {
    if (!/^https?:/i.test(source)) return checkedSize(source, await readFile(source, 'utf8'));
    const { status, text } = await download(source, DOWNLOAD_LIMIT);
    if (status < 200 || status > 299)
      throw new SpecificationError(source, `It answers with status ${status}.`);
    return checkedSize(source, text);
  } catch (error) {
    if (error instanceof BrineError) throw error;
    throw new SpecificationError(source, reasonOf(error), error);
  }
}

/** Beyond this a document is a mistake more often than a document, and reading it holds up the run. */
function checkedSize(source: string, text: string): string {
  const most = isJsonText(text) ? MOST_JSON : MOST_YAML;
  if (text.length <= most) return text;
  const [size, limit] = [text.length, most].map((length) => `${(length / 1e6).toFixed(1)} MB`);
  const kind = isJsonText(text) ? 'JSON' : 'YAML';
  throw new SpecificationError(source, `It has ${size}; of ${kind} at most ${limit} are read.`);
}

function isJsonText(text: string): boolean {
  return /^\s*\{/.test(text);
}

async function fetchText(url: string, timeout: number): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeout) });
  return { status: answer.status, text: await answer.text() };
}

function reasonOf(error: unknown): string {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: unknown };
  if (code === 'ENOENT') return 'There is no such file.';
  if (cause instanceof Error) return reasonOf(cause);
  if (code === 'ECONNREFUSED') return 'The connection was refused.';
  return message || String(error);
}

function parse(text: string, source: string): unknown {
  try {
    return isJsonText(text) ? JSON.parse(text) : readDocument(text, 'it');
  } catch (error) {
    throw new SpecificationError(source, (error as Error).message, error);
  }
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
