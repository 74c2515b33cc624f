import { isObject, type JsonObject, type Key } from '../matching/json';
import { resolve } from '../openapi/document';
import { requestValidator } from '../openapi/request-validator';
import { merged, sampleOf } from '../openapi/sample';
import { childOf, fieldsOf } from '../openapi/schema-view';
import { believe } from './believe';
import type { Subject } from './describe';
import { given, type Step } from './feature';
import { type Producer, producerOfField, producerOfParameter } from './producers';
import { type Call, filled, rowsOf } from './rows';
import type { Source } from './source';

/** Steps that make one thing, which others refer to. */
export interface Unit {
  key: string;
  steps: Step[];
  /** Of the API that it is made with. */
  api: string | undefined;
  /** What was sent to make it. */
  made: { subject: Subject; call: Call };
}

/** What a number that no other run has looks like. */
const MARK = 612_345_678_901;
/** Names of fields that no two things may have the same of. */
const UNIQUE = /^(?:e-?mail|e-?mail_?address|user_?name|login|slug)$/i;
const DEEPEST = 4;

/** Makes up what the calls of one rule need, and collects the steps that arrange it. */
export class Arrangement {
  readonly units: Unit[] = [];
  /** Saved values by their names in `{{…}}`, each with one like it. */
  readonly examples = new Map<string, unknown>([
    ['mark', MARK],
    ['another mark', MARK + 1],
  ]);

  constructor(
    private readonly sources: readonly Source[],
    private readonly depth = 0,
  ) {}

  /**
   * A call that should work.
   *
   * @param mark what makes it unlike any other: the name of a saved number.
   * @param how `full`: all that is described; `least`: only what is required; `other`: with other values than `full`.
   * @returns undefined when nothing valid can be made up.
   */
  async call(
    source: Source,
    subject: Subject,
    mark: string,
    how: 'full' | 'least' | 'other' = 'full',
  ): Promise<Call | undefined> {
    const parameters = await this.#parameters(source, subject, how);
    if (!parameters) return undefined;
    if (!subject.body || (how === 'least' && !subject.body.required)) return { parameters };
    if (!subject.body.schema) return subject.body.required ? undefined : { parameters };
    const body = await this.#body(source, subject, mark, how);
    if (body === undefined) return undefined;
    const call = { parameters, body };
    return rowsOf(subject, call, this.examples) ? call : undefined;
  }

  /** Sees to it that a producer has been called before. @returns the saved value as `{{…}}` */
  async ensure({ source, subject, field }: Producer): Promise<string | undefined> {
    const name = `${subject.noun} ${field.split('.').at(-1)}`;
    const key = `${source.api ?? ''} ${subject.name} ${field}`;
    if (this.units.some((unit) => unit.key === key)) return `{{${name}}}`;
    if (this.depth >= DEEPEST) return undefined;
    const mark = `${subject.noun} mark`;
    this.examples.set(mark, MARK + 2);
    const inner = new Arrangement(this.sources, this.depth + 1);
    inner.examples.set(mark, MARK + 2);
    const call = await inner.call(source, subject, mark);
    const rows = call && rowsOf(subject, call, inner.examples);
    if (!call || !rows) return undefined;
    for (const unit of inner.units)
      if (!this.units.some((one) => one.key === unit.key)) this.units.push(unit);
    for (const [saved, example] of inner.examples) this.examples.set(saved, example);
    this.examples.set(name, exampleIn(subject, field));
    const marked = JSON.stringify(call).includes(`{{${mark}}}`);
    const steps = [
      ...(marked ? [given(`a unique number saved as "${mark}"`)] : []),
      given(callText(subject, rows.length > 0), rows.length > 0 ? rows : undefined),
      given('the response should be successful'),
      given(`I save the response field "${field}" as "${name}"`),
    ];
    this.units.push({ key, steps, api: source.api, made: { subject, call } });
    return `{{${name}}}`;
  }

  async #parameters(
    source: Source,
    subject: Subject,
    how: string,
  ): Promise<Record<string, unknown> | undefined> {
    const { operation } = subject;
    const values: Record<string, unknown> = {};
    const hinted = source.hints.operations?.[subject.name]?.with ?? {};
    for (const { name, in: place, schema, node } of operation.parameters) {
      if (hinted[name] !== undefined) values[name] = hinted[name];
      else if (place === 'path') {
        const producer = producerOfParameter(source, subject, name);
        const saved = producer ? await this.ensure(producer) : exampleOf(node);
        if (saved === undefined) return undefined;
        values[name] = saved;
      } else if (node.required === true) {
        const options = {
          document: operation.document,
          seed: `${subject.name} ${how}`,
          noun: name,
          known: () => undefined,
        };
        values[name] = exampleOf(node) ?? (await believe(schema, options, [name]));
      }
    }
    return values;
  }

  async #body(
    source: Source,
    subject: Subject,
    mark: string,
    how: 'full' | 'least' | 'other',
  ): Promise<unknown> {
    const { document } = source;
    const described = subject.body?.schema;
    if (!described) return undefined;
    const { schema, pointer } = described;
    const fits = await requestValidator(document, pointer);
    const known = await this.#knownFields(source, subject, mark);
    const more = subject.kind === 'update' ? 1 : 0;
    const options = { document, noun: subject.noun, known, more, least: how === 'least' };
    // The last one can be large, and is seldom needed.
    const ways = [
      async () => await believe(schema, { ...options, seed: `${subject.name} ${how}` }),
      async () => await believe(schema, { ...options, least: true, seed: subject.name }),
      async () => sampleOf(document, schema),
    ];
    for (const make of ways) {
      const value = await make();
      // What cannot be checked is taken as it is.
      if (fits(filled(value, this.examples)) !== false) return value;
    }
    return undefined;
  }

  /** What is not made up: what hints say, what refers to something else, and what has to be unlike all others. */
  async #knownFields(
    source: Source,
    subject: Subject,
    mark: string,
  ): Promise<(keys: readonly Key[], schema: JsonObject) => unknown> {
    const hinted = source.hints.operations?.[subject.name]?.with ?? {};
    const saved = new Map<string, string>();
    for (const name of namesIn(subject)) {
      const producer = producerOfField(this.sources, source, subject, name);
      const value = producer && (await this.ensure(producer));
      if (value !== undefined) saved.set(name, value);
    }
    const own = identityOf(source, subject);
    const told = mediaExample(subject);
    return (keys, schema) => {
      const name = keys.findLast((key): key is string => typeof key === 'string');
      if (name === undefined) return undefined;
      if (Object.hasOwn(hinted, name)) return hinted[name];
      if (saved.has(name) && typeof keys.at(-1) === 'string') return saved.get(name);
      const alone = keys.length === 1 && (own === name || (subject.kind === 'create' && UNIQUE.test(name)));
      return (alone ? unlikeOthers(schema, mark) : undefined) ?? leafAt(told, keys);
    };
  }
}

/** `I call the operation "getOrder"`, and that a table follows if there is one. */
export function callText({ name }: Subject, table: boolean): string {
  return `I call the operation "${name.replaceAll('"', '\\"')}"${table ? ' with:' : ''}`;
}

/** The field of the body by which what is created is found again. */
export function identityOf(source: Source, subject: Subject): string | undefined {
  if (subject.kind !== 'create' || !subject.body?.schema) return undefined;
  const { path } = subject.operation;
  const item = source.subjects.find(
    ({ operation }) => operation.path.startsWith(`${path}/{`) && operation.path.endsWith('}'),
  );
  const parameter = item && /\{([^}]+)\}$/.exec(item.operation.path)?.[1];
  const fields = fieldsOf(source.document, subject.body.schema.schema);
  return parameter !== undefined && fields.includes(parameter) ? parameter : undefined;
}

/** A text of the schema's form with the mark in it; undefined when there is none. */
function unlikeOthers(schema: JsonObject, mark: string): unknown {
  const placeholder = `{{${mark}}}`;
  const types = [schema.type].flat();
  if (types.includes('integer'))
    return Number(schema.maximum ?? Number.POSITIVE_INFINITY) > MARK ? placeholder : undefined;
  if (!types.includes('string') || schema.format === 'uuid') return undefined;
  const example = typeof schema.example === 'string' ? schema.example : '';
  const start = /^[A-Za-z]+/.exec(example)?.[0];
  const local = start ?? 'someone';
  const made =
    schema.format === 'email' || /@/.test(example)
      ? [`${local}.${placeholder}@example.com`]
      : [
          ...(start === undefined ? [] : [`${start}-${placeholder}`, `${start}${placeholder}`]),
          placeholder,
          `n${placeholder}`,
        ];
  return made.find((text) => fitsText(schema, text.replace(placeholder, String(MARK))));
}

function fitsText({ pattern, minLength, maxLength }: JsonObject, text: string): boolean {
  if (typeof minLength === 'number' && text.length < minLength) return false;
  if (typeof maxLength === 'number' && text.length > maxLength) return false;
  try {
    return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

/** All names of fields that a body may have, a few levels down. */
function namesIn(subject: Subject): Set<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (schema: unknown, depth: number): void => {
    if (!isObject(schema) || depth > DEEPEST) return;
    const node = merged(subject.operation.document, schema);
    // A schema that is met again has no names that are new.
    const key = node.properties ?? node.items;
    if (key === undefined || seen.has(key)) return;
    seen.add(key);
    for (const [name, field] of Object.entries(isObject(node.properties) ? node.properties : {})) {
      names.add(name);
      visit(field, depth + 1);
    }
    visit(node.items, depth + 1);
  };
  visit(subject.body?.schema?.schema, 0);
  return names;
}

/** The example that the document gives for the whole body. */
function mediaExample({ operation, body }: Subject): unknown {
  const { requestBody } = operation.part.node;
  if (!body || requestBody === undefined) return undefined;
  const { content } = resolve(operation.document, requestBody, '#').node;
  const media = isObject(content) ? content[body.type] : undefined;
  if (!isObject(media)) return undefined;
  const [named] = Object.values(isObject(media.examples) ? media.examples : {});
  return media.example ?? (isObject(named) ? resolve(operation.document, named, '#').node.value : undefined);
}

/** A leaf of the example, or a list of leaves; what holds others is put together from them. */
function leafAt(value: unknown, keys: readonly Key[]): unknown {
  let at = value;
  for (const key of keys) at = isObject(at) || Array.isArray(at) ? (at as JsonObject)[key] : undefined;
  const holds =
    isObject(at) || (Array.isArray(at) && at.some((item) => isObject(item) || Array.isArray(item)));
  return holds || JSON.stringify(at)?.includes('{{') === true ? undefined : (at ?? undefined);
}

function exampleIn({ answer, operation }: Subject, field: string): unknown {
  let schema = answer?.schema;
  for (const key of field.split('.')) schema = childOf(operation.document, schema, key);
  return (schema === undefined ? undefined : sampleOf(operation.document, schema)) ?? '1';
}

function exampleOf({ example, examples, schema }: JsonObject): unknown {
  if (example !== undefined) return example;
  const [named] = Object.values(isObject(examples) ? examples : {});
  if (isObject(named) && named.value !== undefined) return named.value;
  return isObject(schema) ? (schema.example ?? schema.default) : undefined;
}
