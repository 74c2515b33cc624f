import { isObject, type JsonObject } from '../matching/json';
import { below, type OpenApiDocument, resolve } from '../openapi/document';
import { usualStatus } from '../openapi/documented-reply';
import { isJsonKind } from '../openapi/media-range';
import {
  everyOperation,
  type Operation,
  promisedResponse,
  statusesOf,
  toOperation,
} from '../openapi/operation';
import { merged, shapeOf } from '../openapi/sample';
import { singular, slug, wordsOf } from './names';
import { securityOf } from './security';

export type Kind = 'create' | 'list' | 'read' | 'update' | 'delete' | 'action' | 'other';

/** A schema and where it stands, for the validator. */
export interface Described {
  schema: unknown;
  pointer: string;
}

/** An operation with what the generator has to know about it. */
export interface Subject {
  operation: Operation;
  /** As a step calls it: the operationId, or `GET /orders/{id}`. */
  name: string;
  /** The same for tags and keys. */
  tag: string;
  kind: Kind;
  /** What it is about, in the singular: `order`. */
  noun: string;
  /** What its feature is called: the first tag of the document, else the first part of its path. */
  group: string;
  summary: string;
  /** Of the answer that says that it worked; undefined when only `default` is documented. */
  success: number | undefined;
  statuses: ReadonlySet<string>;
  /** Whether nobody may call it without signing in. */
  secured: boolean;
  /** Whether a token in `Authorization: Bearer` is what it asks for. */
  bearer: boolean;
  /** The body it takes; without a schema when no body of its type can be written as fields. */
  body: { type: string; required: boolean; json: boolean; schema?: Described } | undefined;
  /** The body of the answer that says that it worked, when it is JSON. */
  answer: Described | undefined;
  /** The media types of that answer. */
  answers: string[];
}

/** Every operation of a document, in its order. Names are unique: of a repeated operationId only the first keeps it. */
export function subjectsOf(document: OpenApiDocument): Subject[] {
  const names = new Set<string>();
  const paths = new Set(everyOperation(document).map(({ path }) => path));
  return everyOperation(document).map((place) => {
    const operation = toOperation(document, place);
    const name = names.has(operation.name) ? `${operation.method} ${operation.path}` : operation.name;
    names.add(name);
    const { answer, answers } = answerOf(operation);
    const success = successOf(operation);
    return {
      operation,
      name,
      tag: slug(name),
      ...placeOf(operation, paths, success, answer),
      summary: summaryOf(operation),
      success,
      statuses: new Set(statusesOf(operation)),
      ...securityOf(operation),
      body: bodyOf(operation),
      answer,
      answers,
    };
  });
}

function successOf(operation: Operation): number | undefined {
  const statuses = statusesOf(operation);
  // A creation that also knows 200 answers so for what was there already.
  if (operation.method === 'POST' && statuses.includes('201')) return 201;
  return statuses.some((status) => /^[23]/.test(status)) ? usualStatus(operation) : undefined;
}

function summaryOf({ part, name }: Operation): string {
  const { summary, description } = part.node;
  const text = [summary, description].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );
  const [first = ''] = (text ?? '').trim().split(/\n|(?<=\.)\s/);
  const line = first.replaceAll(/\s+/g, ' ').replace(/\.$/, '').replaceAll(/[<>]/g, '');
  return line === '' || line.length > 100 ? name : line;
}

function placeOf(
  operation: Operation,
  paths: ReadonlySet<string>,
  success: number | undefined,
  answer: Described | undefined,
): Pick<Subject, 'kind' | 'noun' | 'group'> {
  const { path, document, part } = operation;
  const parts = path.split('/').filter((segment) => segment !== '');
  const fixed = parts.filter((segment) => !segment.includes('{') && !/^(?:api|v\d+)$/i.test(segment));
  const tags = Array.isArray(part.node.tags) ? part.node.tags : [];
  const kind = kindOf(operation, paths, success, answer && listIn(document, answer.schema) !== undefined);
  const isPart = kind === 'action' || kind === 'other';
  const owner = isPart ? segmentBefore(parts, parts.findLastIndex(isParameter)) : fixed.at(-1);
  return {
    kind,
    noun: singular(wordsOf(owner ?? fixed.at(-1) ?? 'answer')) || 'answer',
    group: wordsOf(typeof tags[0] === 'string' ? tags[0] : (fixed[0] ?? 'root')) || 'root',
  };
}

function segmentBefore(parts: readonly string[], position: number): string | undefined {
  return parts.slice(0, Math.max(position, 0)).findLast((segment) => !isParameter(segment));
}

function isParameter(segment: string): boolean {
  return segment.includes('{');
}

function kindOf(
  { method, path }: Operation,
  paths: ReadonlySet<string>,
  success: number | undefined,
  isList: boolean | undefined,
): Kind {
  const hasItem = [...paths].some(
    (other) => other.startsWith(`${path}/{`) && !other.slice(path.length + 1).includes('/'),
  );
  if (/\}$/.test(path)) {
    if (method === 'GET') return 'read';
    if (method === 'PUT' || method === 'PATCH') return 'update';
    return method === 'DELETE' ? 'delete' : 'other';
  }
  if (method === 'GET') return isList ? 'list' : 'other';
  if (method === 'POST' && (hasItem || success === 201)) return 'create';
  return path.includes('{') ? 'action' : 'other';
}

function bodyOf({ document, part }: Operation): Subject['body'] {
  if (part.node.requestBody === undefined) return undefined;
  const { node, pointer } = resolve(document, part.node.requestBody, below(part.pointer, 'requestBody'));
  const content = isObject(node.content) ? node.content : {};
  const types = Object.keys(content);
  const type = types.find(isJsonKind) ?? types.find((one) => one.startsWith(FORM)) ?? types[0];
  if (type === undefined) return undefined;
  const media = content[type];
  const json = isJsonKind(type);
  const found = { type, required: node.required === true, json };
  if (!json && !type.startsWith(FORM)) return found;
  const at = below(pointer, 'content', type, 'schema');
  return isObject(media) && media.schema !== undefined
    ? { ...found, schema: { schema: media.schema, pointer: at } }
    : found;
}

const FORM = 'application/x-www-form-urlencoded';

function answerOf(operation: Operation): Pick<Subject, 'answer' | 'answers'> {
  const promise = promisedResponse(operation, successOf(operation) ?? 200);
  const content = promise && isObject(promise.node.content) ? promise.node.content : {};
  const answers = Object.keys(content);
  const type = answers.find(isJsonKind);
  const media = type === undefined ? undefined : content[type];
  if (!promise || type === undefined || !isObject(media) || media.schema === undefined)
    return { answer: undefined, answers };
  return {
    answer: { schema: media.schema, pointer: below(promise.pointer, 'content', type, 'schema') },
    answers,
  };
}

/** Where the list stands in an answer (`items`, `$` for the whole) and what its items are; undefined when it has none. */
export function listIn(
  document: OpenApiDocument,
  schema: unknown,
): { path: string; item: JsonObject } | undefined {
  if (!isObject(schema)) return undefined;
  const node = merged(document, schema);
  const item = itemOf(document, node);
  if (item) return { path: '$', item };
  for (const [name, field] of Object.entries(isObject(node.properties) ? node.properties : {})) {
    if (!isObject(field)) continue;
    const inner = itemOf(document, merged(document, field));
    if (inner) return { path: name, item: inner };
  }
  return undefined;
}

function itemOf(document: OpenApiDocument, node: JsonObject): JsonObject | undefined {
  if (shapeOf(node) !== 'array' || !isObject(node.items)) return undefined;
  const item = merged(document, node.items);
  return isObject(item.properties) ? item : undefined;
}
