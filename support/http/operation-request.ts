import { buildRequest } from '../openapi/build-request';
import type { OpenApiDocument } from '../openapi/document';
import { findOperation, type Operation } from '../openapi/operation';
import { addressOf } from './address';
import type { RequestDraft } from './draft';
import { RequestDraftError } from './errors';
import type { ApiTarget } from './options';

/**
 * Fills a draft in with what an operation of the OpenAPI document wants.
 *
 * @throws UnknownOperationError, OperationParametersError, RequestDraftError, RequestAddressError
 */
export function draftOperation(
  draft: RequestDraft,
  { url: base }: ApiTarget,
  document: OpenApiDocument,
  call: { operationId: string; parameters: Record<string, string>; left?: string | undefined },
): { operation: Operation; method: string; url: URL } {
  const operation = findOperation(document, call.operationId);
  const request = buildRequest(operation, call.parameters, call.left);
  if (request.body !== undefined && draft.hasBody) {
    throw new RequestDraftError('a body', `body fields for the operation "${call.operationId}"`);
  }
  if (request.body !== undefined) draft.setBody(request.body, request.contentType);
  for (const [name, value] of Object.entries(request.headers)) draft.headers.set(name.toLowerCase(), value);
  const prefix = new URL(base).pathname === '/' ? document.basePath : '';
  const url = addressOf(base, prefix + request.path, [...request.query, ...draft.query]);
  return { operation, method: request.method, url };
}
