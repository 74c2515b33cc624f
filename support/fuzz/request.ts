import fc, { type Arbitrary } from 'fast-check';
import { isObject } from '../matching/json';
import { below, resolve } from '../openapi/document';
import { isJsonKind } from '../openapi/media-range';
import type { Operation } from '../openapi/operation';
import { type Fits, requestValidator } from '../openapi/request-validator';
import { requestValues, valuesOf } from './arbitrary';

/** One request for an operation, made up. */
export interface MadeUp {
  /** Path and query, with what stands in both. */
  address: string;
  headers: Record<string, string>;
  /** JSON; undefined when there is none. */
  body: string | undefined;
}

/** Requests for an operation, and which of their bodies its schema refuses. */
export interface Requests {
  made: Arbitrary<MadeUp>;
  /** Whether the schema allows this body; undefined when nobody can tell. */
  fits: (body: string | undefined) => boolean | undefined;
}

/**
 * @param fixed parameters that are not made up, such as the identity of what is there.
 * @throws SpecificationError when the document has a fault.
 */
export async function requestsFor(
  operation: Operation,
  fixed: Readonly<Record<string, string>>,
): Promise<Requests> {
  const { document, parameters } = operation;
  const drawn = parameters.filter(({ in: place }) => place !== 'cookie');
  const values = drawn.map(({ name, in: place, schema, node }): [string, Arbitrary<string | undefined>] => {
    const known = fixed[name];
    if (known !== undefined) return [name, fc.constant(known)];
    const texts = valuesOf(document, schema).map((value) => textOf(value, place));
    return [name, place === 'path' || node.required === true ? texts : fc.option(texts, { nil: undefined })];
  });
  const body = await bodiesOf(operation);
  const made = fc
    .record({ values: fc.record(Object.fromEntries(values)), body: body.values })
    .map(({ values: texts, body: value }) => madeUp(operation, texts, value));
  return {
    made,
    fits: (text) => (text === undefined ? undefined : body.fits(JSON.parse(text))),
  };
}

async function bodiesOf({ document, part }: Operation): Promise<{ values: Arbitrary<unknown>; fits: Fits }> {
  const none = { values: fc.constant(undefined), fits: () => undefined };
  if (part.node.requestBody === undefined) return none;
  const { node, pointer } = resolve(document, part.node.requestBody, below(part.pointer, 'requestBody'));
  const content = isObject(node.content) ? node.content : {};
  const type = Object.keys(content).find(isJsonKind);
  const media = type === undefined ? undefined : content[type];
  if (type === undefined || !isObject(media) || media.schema === undefined) return none;
  const fits = await requestValidator(document, below(pointer, 'content', type, 'schema'));
  return { values: requestValues(document, media.schema), fits };
}

function madeUp(
  { path, parameters, document }: Operation,
  texts: Readonly<Record<string, string | undefined>>,
  body: unknown,
): MadeUp {
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const { name, in: place } of parameters) {
    const text = texts[name];
    if (text === undefined) continue;
    if (place === 'query') query.append(name, text);
    if (place === 'header') headers[name] = text;
  }
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(texts[name] ?? 'x'));
  const address = `${document.basePath}${filled}${query.size > 0 ? `?${query}` : ''}`;
  return { address, headers, body: body === undefined ? undefined : JSON.stringify(body) };
}

/** Of a path nothing is left empty or led elsewhere by dots; headers hold visible ASCII. */
function textOf(value: unknown, place: string): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  // Half a pair of surrogates cannot be sent.
  const whole = Buffer.from(text).toString();
  if (place === 'path') return /^[\s.]*$/.test(whole) ? 'x' : whole.replaceAll('\u0000', 'x');
  return place === 'header' ? whole.replaceAll(/[^\x21-\x7e]+/g, '-').replace(/^$/, '-') : whole;
}
