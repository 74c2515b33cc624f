import { isObject, type JsonObject } from '../matching/json';
import { below, resolve } from '../openapi/document';
import { isJsonKind } from '../openapi/media-range';
import { merged } from '../openapi/sample';
import type { Subject } from './describe';
import { wordsOf } from './names';
import type { Source } from './source';

/** The operation whose answer tells a value that another one asks for, and where in the answer it stands. */
export interface Producer {
  source: Source;
  subject: Subject;
  /** `id`, `data.id` */
  field: string;
}

/** Who makes what a parameter of the path stands for: by a link of the document, else by the path before it. */
export function producerOfParameter(
  source: Source,
  subject: Subject,
  parameter: string,
): Producer | undefined {
  const linked = linkedProducer(source, subject, parameter);
  if (linked) return linked;
  const { path } = subject.operation;
  const collection = path.slice(0, path.indexOf(`/{${parameter}}`));
  const maker = source.subjects.find(
    ({ operation, name }) =>
      operation.method === 'POST' && operation.path === collection && name !== subject.name,
  );
  const field = maker && identityField(maker, parameter);
  return maker && field !== undefined ? { source, subject: maker, field } : undefined;
}

/**
 * Who makes what a field of a body refers to: `sku`, where a path of any document ends in `{sku}`; `productId`, where this
 * document makes products.
 */
export function producerOfField(
  sources: readonly Source[],
  own: Source,
  subject: Subject,
  name: string,
): Producer | undefined {
  const ordered = [own, ...sources.filter((one) => one !== own)];
  for (const source of ordered) {
    const maker = makerOf(source, subject, name, source === own);
    if (maker) return maker;
  }
  return undefined;
}

function makerOf(source: Source, subject: Subject, name: string, isOwn: boolean): Producer | undefined {
  const words = wordsOf(name);
  for (const { item, parameter } of itemsOf(source)) {
    const byName = parameter === name && !/^(?:id|key|name|code|slug)$/i.test(parameter);
    const byNoun = isOwn && words === `${item.noun} id`;
    if (!byName && !byNoun) continue;
    const producer = producerOfParameter(source, item, parameter);
    if (producer && producer.subject.name !== subject.name) return producer;
  }
  return undefined;
}

/** An operation about one thing, and the parameter at the end of its path that says which. */
interface Item {
  item: Subject;
  parameter: string;
}

const items = new WeakMap<Source, Item[]>();

/** Gathered once a document: every field of every body is held against them. */
function itemsOf(source: Source): Item[] {
  const known = items.get(source);
  if (known) return known;
  const found = source.subjects.flatMap((item): Item[] => {
    const parameter = /\{([^}]+)\}$/.exec(item.operation.path)?.[1];
    return parameter === undefined ? [] : [{ item, parameter }];
  });
  items.set(source, found);
  return found;
}

/** Where the answer of a creation tells the identity: under the parameter's own name, or the usual ones. */
function identityField({ answer, noun, operation }: Subject, parameter: string): string | undefined {
  if (!answer) return undefined;
  const names = [
    parameter,
    'id',
    ...['id', 'key'].map((end) => `${noun} ${end}`),
    'uuid',
    'key',
    'code',
    'slug',
    'name',
  ];
  const top = fieldsIn(operation.document, answer.schema);
  const direct = find(names, [...top.keys()]);
  if (direct !== undefined) return direct;
  for (const [name, field] of top) {
    if (name !== 'data' && wordsOf(name) !== noun) continue;
    const inner = find(names, [...fieldsIn(operation.document, field).keys()]);
    if (inner !== undefined) return `${name}.${inner}`;
  }
  return undefined;
}

function find(wanted: readonly string[], fields: readonly string[]): string | undefined {
  const found = wanted.map((name) =>
    fields.find((field) => field === name || wordsOf(field) === wordsOf(name)),
  );
  return found.find((field) => field !== undefined);
}

function fieldsIn(document: Subject['operation']['document'], schema: unknown): Map<string, unknown> {
  if (!isObject(schema)) return new Map();
  const { properties } = merged(document, schema);
  return new Map(Object.entries(isObject(properties) ? properties : {}));
}

function linkedProducer(source: Source, subject: Subject, parameter: string): Producer | undefined {
  const makers = source.subjects.filter(
    ({ name, operation }) => name !== subject.name && operation.method === 'POST',
  );
  for (const maker of makers) {
    const field = linksOf(maker)
      .filter((link) => link.operationId === subject.name)
      .map((link) => fieldOfLink(link, parameter))
      .find((found) => found !== undefined);
    if (field !== undefined) return { source, subject: maker, field };
  }
  return undefined;
}

/** `$response.body#/data/id` → `data.id` */
function fieldOfLink({ parameters }: JsonObject, parameter: string): string | undefined {
  const values = isObject(parameters) ? parameters : {};
  const expression = values[parameter] ?? values[`path.${parameter}`];
  const pointer = /^\$response\.body#\/(.+)$/.exec(String(expression))?.[1];
  return pointer?.replaceAll('/', '.');
}

const links = new WeakMap<Subject, JsonObject[]>();

function linksOf(subject: Subject): JsonObject[] {
  const known = links.get(subject) ?? readLinks(subject);
  links.set(subject, known);
  return known;
}

function readLinks({ operation }: Subject): JsonObject[] {
  const { document, part } = operation;
  const responses = isObject(part.node.responses) ? part.node.responses : {};
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, response]) => {
      const { node, pointer } = resolve(document, response, below(part.pointer, 'responses', status));
      if (!isObject(node.links) || !Object.keys(isObject(node.content) ? node.content : {}).some(isJsonKind))
        return [];
      return Object.entries(node.links).map(
        ([name, link]) => resolve(document, link, below(pointer, 'links', name)).node,
      );
    });
}
