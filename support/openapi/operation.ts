import { isObject, type JsonObject } from '../matching/json';
import { below, type OpenApiDocument, type Part, resolve } from './document';
import { UndocumentedRequestError, UnknownOperationError } from './errors';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  schema: unknown;
  explode: boolean;
  /** As the document writes it. */
  node: JsonObject;
}

/** One method of one path of a document. */
export interface Operation {
  document: OpenApiDocument;
  /** The operationId, else `GET /orders/{id}`. */
  name: string;
  /** In capitals. */
  method: string;
  /** Path template: `/orders/{id}`. */
  path: string;
  part: Part;
  parameters: Parameter[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * @param name the operationId, or method and path: `GET /orders/{id}`.
 * @throws UnknownOperationError with the names there are.
 */
export function findOperation(document: OpenApiDocument, name: string): Operation {
  const known: string[] = [];
  const all = everyOperation(document);
  for (const place of all) {
    const { operationId } = place.part.node;
    if (operationId === name) return toOperation(document, place);
    if (typeof operationId === 'string') known.push(operationId);
  }
  const byPath = all.find(({ method, path }) => `${method.toUpperCase()} ${path}` === name);
  if (byPath) return toOperation(document, byPath);
  throw new UnknownOperationError(name, known, document.source);
}

/**
 * The operation that a request is meant for, by method and path template. Of several the one with the fewest
 * parameters wins: `/orders/latest` before `/orders/{id}`.
 *
 * @param basePath path of the service's base address, which the templates do not contain.
 * @throws UndocumentedRequestError
 */
export function matchOperation(
  document: OpenApiDocument,
  method: string,
  url: string,
  basePath = '/',
): Operation {
  const { pathname } = new URL(url);
  const bases = new Set([basePath.replace(/\/+$/, ''), document.basePath, '']);
  const all = everyOperation(document);
  const found = [...bases]
    .filter((base) => pathname.startsWith(base))
    .flatMap((base) => all.filter(({ path }) => pathPattern(path).test(pathname.slice(base.length))))
    .filter((operation) => operation.method === method.toLowerCase())
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  if (found) return toOperation(document, found);
  throw new UndocumentedRequestError(`${method} ${pathname}`, operationNames(document), document.source);
}

/** All operations of a document: `POST /orders`, `GET /orders/{id}`. */
export function operationNames(document: OpenApiDocument): string[] {
  return everyOperation(document).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
}

/** What the operation documents for a status: by its number, its class (`4XX`) or as `default`. */
export function promisedResponse({ document, part }: Operation, status: number): Part | undefined {
  const responses = isObject(part.node.responses) ? part.node.responses : {};
  const key = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((one) => one in responses);
  if (key === undefined) return undefined;
  return resolve(document, responses[key], below(part.pointer, 'responses', key));
}

/** As the document writes them: `201`, `4XX`, `default`. */
export function statusesOf({ part }: Operation): string[] {
  return Object.keys(isObject(part.node.responses) ? part.node.responses : {});
}

export interface Place {
  path: string;
  method: string;
  part: Part;
  item: Part;
}

export function everyOperation(document: OpenApiDocument): Place[] {
  const paths = isObject(document.root.paths) ? document.root.paths : {};
  return Object.entries(paths).flatMap(([path, node]) => {
    const item = resolve(document, node, below('#', 'paths', path));
    return METHODS.filter((method) => isObject(item.node[method])).map((method) => ({
      path,
      method,
      item,
      part: { node: item.node[method] as JsonObject, pointer: below(item.pointer, method) },
    }));
  });
}

export function toOperation(document: OpenApiDocument, { path, method, part, item }: Place): Operation {
  const { operationId } = part.node;
  const name = typeof operationId === 'string' ? operationId : `${method.toUpperCase()} ${path}`;
  const parameters = new Map<string, Parameter>();
  for (const owner of [item, part]) {
    const list = Array.isArray(owner.node.parameters) ? owner.node.parameters : [];
    for (const [index, node] of list.entries()) {
      const pointer = below(owner.pointer, 'parameters', String(index));
      const parameter = toParameter(resolve(document, node, pointer).node);
      parameters.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return { document, name, method: method.toUpperCase(), path, part, parameters: [...parameters.values()] };
}

function toParameter(node: JsonObject): Parameter {
  const content = isObject(node.content) ? Object.values(node.content)[0] : undefined;
  const schema = node.schema ?? (isObject(content) ? content.schema : undefined);
  return {
    name: String(node.name),
    in: node.in as Parameter['in'],
    schema,
    explode: typeof node.explode === 'boolean' ? node.explode : node.in === 'query',
    node,
  };
}

/** What a path looks like: `/orders/{id}` → `/orders/7`. */
export function pathPattern(template: string): RegExp {
  const literal = template.split(/\{[^}]*\}/).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^/]+')}/?$`);
}
