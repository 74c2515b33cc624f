import { isObject } from '../matching/json';
import type { OpenApiDocument } from './document';
import { type Inputs, inputsOf } from './inputs';
import { everyOperation, type Operation, pathPattern, toOperation } from './operation';

/** What somebody sent, as a record of it has it. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** An operation that a request can be told to be of. */
interface Known {
  method: string;
  pattern: RegExp;
  operation: Operation;
  /** Each with its place in the document. */
  inputs: ReadonlyMap<string, number>;
}

const known = new WeakMap<OpenApiDocument, Known[]>();

/** Those with the fewest parameters first: `/orders/latest` before `/orders/{id}`. */
function knownIn(document: OpenApiDocument): Known[] {
  const found =
    known.get(document) ??
    everyOperation(document)
      .toSorted((one, other) => one.path.split('{').length - other.path.split('{').length)
      .map((place) => {
        const operation = toOperation(document, place);
        const { method, path } = operation;
        return { method, pattern: pathPattern(path), operation, inputs: placesOf(inputsOf(operation)) };
      });
  known.set(document, found);
  return found;
}

/**
 * Which of the inputs that its operation describes a request has. Nothing else of it is told: a value only where the document
 * has it in a choice.
 *
 * @param basePath path of the service's address, which the document does not contain.
 */
export function inputsSent(document: OpenApiDocument, request: SentRequest, basePath: string): string[] {
  const { pathname } = new URL(request.url, 'http://service');
  const bases = new Set([basePath.replace(/\/+$/, ''), document.basePath, '']);
  const paths = [...bases]
    .filter((base) => pathname.startsWith(base))
    .map((base) => pathname.slice(base.length));
  const found = knownIn(document).find(
    ({ method, pattern }) => method === request.method && paths.some((path) => pattern.test(path)),
  );
  if (!found || found.inputs.size === 0) return [];
  const path = paths.find((one) => found.pattern.test(one)) ?? '';
  const sent = new Set([
    ...parameterInputs(found.operation, request, path),
    ...(request.body ? ['body'] : []),
    ...bodyInputs(request).flatMap(([field, value]) => [`body ${field}`, `body ${field}=${value}`]),
  ]);
  const placeOf = (input: string): number => found.inputs.get(input) ?? -1;
  return [...sent]
    .filter((input) => found.inputs.has(input))
    .sort((one, other) => placeOf(one) - placeOf(other));
}

function placesOf({ each, many }: Inputs): Map<string, number> {
  const values = [...many].flatMap(([name, choices]) => choices.map((choice) => `${name}=${choice}`));
  return new Map([...each, ...values].map((input, place) => [input, place]));
}

function parameterInputs(
  { parameters, path: template }: Operation,
  request: SentRequest,
  path: string,
): string[] {
  const query = [...new URL(request.url, 'http://service').searchParams];
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    value,
  ]);
  const cookies = (new Map(headers).get('cookie') ?? '').split(/; */).map((pair) => pair.split('='));
  const segments = template.split('/');
  const values = path.split('/').map(decoded);
  return parameters.flatMap(({ name, in: place }) => {
    const found = {
      query: query.filter(([key]) => key === name || key.startsWith(`${name}[`)).map(([, value]) => value),
      header: headers.filter(([key]) => key === name.toLowerCase()).map(([, value]) => value),
      cookie: cookies.filter(([key]) => key === name).map(([, value]) => value ?? ''),
      path: values.filter((_, index) => segments[index] === `{${name}}`),
    }[place];
    if (found.length === 0) return [];
    // A list may be one value with commas in it.
    const choices = found.flatMap((value) => [value, ...value.split(',')]);
    return [`${place} ${name}`, ...choices.map((value) => `${place} ${name}=${value}`)];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Fields with their values. */
function bodyInputs({ body, headers }: SentRequest): [field: string, value: string][] {
  if (body === undefined || body === '') return [];
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (/urlencoded/i.test(type)) return [...new URLSearchParams(body)];
  try {
    return leavesIn(JSON.parse(body), '');
  } catch {
    return [];
  }
}

function leavesIn(value: unknown, at: string): [field: string, value: string][] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesIn(item, `${at}[]`));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, field]) =>
      leavesIn(field, at === '' ? name : `${at}.${name}`),
    );
  return value === null || at === '' ? [] : [[at, String(value)]];
}
