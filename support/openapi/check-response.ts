import type { Ajv2020 } from 'ajv/dist/2020';
import type { AnsweredExchange } from '../evidence/exchange';
import { operationOf } from '../evidence/operation';
import { redactText } from '../evidence/redact';
import { isObject, type JsonObject } from '../matching/json';
import { preview } from '../matching/preview';
import { isJsonText } from '../values/json-text';
import { brokenReference } from './broken-reference';
import { below, type OpenApiDocument, type Part, resolve } from './document';
import { ContractError, SpecificationError } from './errors';
import { toJsonSchema } from './json-schema';
import { compileLate } from './late-references';
import { essence, isJsonKind, rangeFor } from './media-range';
import { type Operation, promisedResponse, statusesOf } from './operation';
import { newAjv } from './validator';
import { type Violation, violationsOf } from './violation';

type Response = AnsweredExchange['response'];

const validators = new WeakMap<OpenApiDocument, Promise<Ajv2020>>();

/**
 * Checks that the response has a status, a type of content, headers and a body that the operation documents.
 *
 * @throws ContractError that lists every violation.
 * @throws SpecificationError when the document itself has a fault.
 */
export async function checkResponse(
  document: OpenApiDocument,
  operation: Operation,
  exchange: AnsweredExchange,
): Promise<void> {
  const { request, response } = exchange;
  const violations = await responseViolations(document, operation, response, request.method);
  if (violations.length === 0) return;
  const where = `${redactText(`${request.method} ${request.url}`)} (${operation.name})`;
  throw new ContractError(violations, where, document.source, operationOf(exchange));
}

/**
 * What a response has that the operation does not document.
 *
 * @throws SpecificationError when the document itself has a fault.
 */
export async function responseViolations(
  document: OpenApiDocument,
  operation: Operation,
  response: Response,
  method: string,
): Promise<Violation[]> {
  const { status } = response;
  const promise = promisedResponse(operation, status);
  if (!promise) {
    const known = statusesOf(operation).join(', ');
    return [{ path: 'status', expected: known, actual: String(status) }];
  }
  const body = method === 'HEAD' ? [] : await bodyViolations(document, promise, response);
  return [...headerViolations(document, promise, response), ...body];
}

function headerViolations(
  document: OpenApiDocument,
  { node, pointer }: Part,
  { headers }: Response,
): Violation[] {
  const promised = isObject(node.headers) ? node.headers : {};
  return Object.entries(promised)
    .filter(([name, header]) => {
      const { required } = resolve(document, header, below(pointer, 'headers', name)).node;
      return required === true && headers[name.toLowerCase()] === undefined;
    })
    .map(([name]) => ({ path: `header ${name.toLowerCase()}`, expected: 'a value', actual: 'none' }));
}

async function bodyViolations(
  document: OpenApiDocument,
  { node, pointer }: Part,
  response: Response,
): Promise<Violation[]> {
  const content = isObject(node.content) ? node.content : {};
  const ranges = Object.keys(content);
  const type = response.headers['content-type'];
  if (ranges.length === 0) {
    return response.text === '' ? [] : [{ path: 'body', expected: 'none', actual: preview(response.body) }];
  }
  const range = type === undefined ? undefined : rangeFor(type, ranges);
  if (type === undefined || range === undefined) {
    const actual = type === undefined ? 'none' : essence(type);
    return [{ path: 'header content-type', expected: ranges.join(' or '), actual }];
  }
  const media = content[range];
  if (!isObject(media) || media.schema === undefined || !isJsonKind(type)) return [];
  if (!isJsonText(response.text)) return [{ path: 'body', expected: 'JSON', actual: preview(response.text) }];
  return await schemaViolations(document, below(pointer, 'content', range, 'schema'), response.body);
}

async function schemaViolations(
  document: OpenApiDocument,
  pointer: string,
  body: unknown,
): Promise<Violation[]> {
  const ajv = await ajvFor(document);
  try {
    const validate = ajv.getSchema(`document${pointer}`);
    if (!validate) throw new Error(`Nothing stands at ${pointer}.`);
    return validate(body) ? [] : violationsOf(validate.errors ?? []);
  } catch (error) {
    const { missingRef } = error as { missingRef?: string };
    if (missingRef) throw brokenReference(document, missingRef.replace(/^document(?=#)/, ''), error);
    throw new SpecificationError(document.source, (error as Error).message, error);
  }
}

async function ajvFor(document: OpenApiDocument): Promise<Ajv2020> {
  let ajv = validators.get(document);
  if (!ajv) {
    ajv = validatorOf(document);
    validators.set(document, ajv);
  }
  return await ajv;
}

async function validatorOf(document: OpenApiDocument): Promise<Ajv2020> {
  const ajv = await newAjv();
  await compileLate(ajv, 'document');
  return ajv.addSchema(toJsonSchema(document.root) as JsonObject, 'document');
}
