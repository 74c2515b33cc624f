import type { OpenApiDocument } from './document';
import { inputsOf } from './inputs';
import { everyOperation, statusesOf, toOperation } from './operation';

/** What a document names: an operation, and the statuses it may answer with. */
export interface PromisedOperation {
  method: string;
  /** With the path of the first server before it: `/api/v1/orders/{id}`. */
  path: string;
  statuses: string[];
  /** Parameters, bodies and choices: `query page`, `query status=paid`. */
  inputs: string[];
}

/** Every operation of a document, in its order. */
export function promisedOperations(document: OpenApiDocument): PromisedOperation[] {
  return everyOperation(document).map((place) => {
    const operation = toOperation(document, place);
    return {
      method: operation.method,
      path: `${document.basePath}${operation.path}`,
      statuses: statusesOf(operation).filter((status) => /^\d{3}$/.test(status)),
      inputs: inputsOf(operation),
    };
  });
}
