import { STATUS_CODES } from 'node:http';
import { responseViolations } from '../openapi/check-response';
import type { OpenApiDocument } from '../openapi/document';
import { UndocumentedRequestError } from '../openapi/errors';
import { matchOperation, type Operation, operationNames } from '../openapi/operation';
import type { Violation } from '../openapi/violation';
import { MockContractError, type Written } from './contract-error';
import type { Answer } from './reply';

/** The operation of a document that a request to a mock asks for; undefined when the document has none. */
export function operationFor(
  document: OpenApiDocument | undefined,
  method: string,
  path: string,
): Operation | undefined {
  if (!document) return undefined;
  try {
    return matchOperation(document, method, new URL(path, 'http://mock').href);
  } catch (error) {
    if (error instanceof UndocumentedRequestError) return undefined;
    throw error;
  }
}

/** Operations that a message lists. */
const SHOWN = 10;

/** What a mock replies to, held to the document of its service. */
export interface CheckedReply {
  mock: string;
  method: string;
  path: string;
  answer: Answer;
  written?: Written | undefined;
}

/** @returns undefined when the answer is as documented. @throws SpecificationError */
export async function breachOf(
  document: OpenApiDocument,
  { mock, method, path, answer, written }: CheckedReply,
): Promise<MockContractError | undefined> {
  const operation = operationFor(document, method, path);
  const violations = operation
    ? await responseViolations(document, operation, responseOf(answer), method)
    : [undocumented(document, method, path)];
  if (violations.length === 0) return undefined;
  const { pathname } = new URL(path, 'http://mock');
  const request = `${method} ${decodeURIComponent(pathname)} → ${answer.status}${operation ? ` (${operation.name})` : ''}`;
  return new MockContractError(mock, { request, violations, source: document.source }, written);
}

export function responseOf({ status, headers, text, body }: Answer) {
  return { status, statusText: STATUS_CODES[status] ?? '', headers, text, body: body ?? '' };
}

function undocumented(document: OpenApiDocument, method: string, path: string): Violation {
  const known = operationNames(document);
  const left = known.length - SHOWN;
  const expected = `${known.slice(0, SHOWN).join(', ')}${left > 0 ? ` or ${left} more` : ''}`;
  return { path: 'request', expected, actual: `${method} ${path}` };
}
