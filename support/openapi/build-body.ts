import { isObject, type JsonObject, type Key } from '../matching/json';
import { formatPath, parsePath } from '../matching/path';
import { suggest } from '../matching/suggest';
import { below, resolve } from './document';
import { isJsonKind } from './media-range';
import type { Operation } from './operation';
import { childOf, fieldsOf } from './schema-view';
import { typedValue } from './typed-value';

const FORM = 'application/x-www-form-urlencoded';

/** Collects the body fields of one call. */
export class BodyBuilder {
  readonly #operation: Operation;
  readonly #type: string | undefined;
  readonly #offered: string[];
  readonly #schema: unknown;
  readonly #fields: string[];
  #value: unknown;

  constructor(operation: Operation) {
    this.#operation = operation;
    const content = contentOf(operation);
    this.#offered = Object.keys(content);
    this.#type = this.#offered.find(isJsonKind) ?? this.#offered.find((type) => type.startsWith(FORM));
    const media = this.#type === undefined ? undefined : content[this.#type];
    this.#schema = isObject(media) ? media.schema : undefined;
    this.#fields = fieldsOf(this.#operation.document, this.#schema);
  }

  get fields(): readonly string[] {
    return this.#fields;
  }

  /** @returns faults. */
  set(name: string, text: string): string[] {
    if (this.#offered.length === 0) return [this.#unknown(name, [], undefined)];
    if (this.#type === undefined) {
      return [
        `"${name}" is no parameter, and a body of the type ${this.#offered.join(' or ')} cannot be built from fields.`,
      ];
    }
    if (name === 'body' && !this.fields.includes('body')) {
      this.#value = typedValue(this.#operation.document, {}, text);
      return [];
    }
    return this.#setField(name, text);
  }

  /** Sends an object, if an empty one, though the field that was left out was all of it. */
  beginObject(): void {
    if (this.#type !== undefined) this.#value ??= {};
  }

  encoded(): { body?: string; contentType?: string } {
    if (this.#value === undefined || this.#type === undefined) return {};
    if (isJsonKind(this.#type)) return { body: JSON.stringify(this.#value), contentType: this.#type };
    const fields = Object.entries(this.#value as JsonObject).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value),
    ]);
    return { body: new URLSearchParams(fields).toString(), contentType: FORM };
  }

  #setField(name: string, text: string): string[] {
    const { document } = this.#operation;
    const keys = this.fields.includes(name) ? [name] : parsePath(name);
    let schema = this.#schema;
    for (const [depth, key] of keys.entries()) {
      const child = childOf(document, schema, key);
      if (child === undefined) return [this.#unknown(name, keys.slice(0, depth), schema)];
      schema = child;
    }
    this.#value = put(this.#value, keys, typedValue(document, schema, text));
    return [];
  }

  /** @param owner keys that lead to the object, described by `schema`, that should have had the field. */
  #unknown(name: string, owner: Key[], schema: unknown): string {
    const parameters =
      owner.length === 0 ? this.#operation.parameters.map((parameter) => parameter.name) : [];
    const fields = fieldsOf(this.#operation.document, schema).map((field) => formatPath([...owner, field]));
    const near = suggest(name, [...parameters, ...fields]);
    return `There is no parameter or body field "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
  }
}

function contentOf({ document, part }: Operation): JsonObject {
  if (part.node.requestBody === undefined) return {};
  const { node } = resolve(document, part.node.requestBody, below(part.pointer, 'requestBody'));
  return isObject(node.content) ? node.content : {};
}

/** The owner with the value put at the path, made of lists and objects where there was nothing. */
function put(owner: unknown, [key, ...rest]: Key[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(owner) ? owner : [];
    return Object.assign(list, { [key]: put(list[key], rest, value) });
  }
  const object = isObject(owner) ? owner : {};
  // A field named __proto__ is a field like any other.
  const field = Object.hasOwn(object, key) ? object[key] : undefined;
  return Object.defineProperty(object, key, {
    value: put(field, rest, value),
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
