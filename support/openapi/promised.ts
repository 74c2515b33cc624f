import { isObject } from '../matching/json';
import type { OpenApiDocument } from './document';
import { everyOperation } from './operation';

/** What a document names: an operation, and the statuses it may answer with. */
export interface PromisedOperation {
  method: string;
  /** With the path of the first server before it: `/api/v1/orders/{id}`. */
  path: string;
  statuses: string[];
}

/** Every operation of a document, in its order. */
export function promisedOperations(document: OpenApiDocument): PromisedOperation[] {
  return everyOperation(document).map(({ path, method, part }) => ({
    method: method.toUpperCase(),
    path: `${document.basePath}${path}`,
    statuses: isObject(part.node.responses)
      ? Object.keys(part.node.responses).filter((status) => /^\d{3}$/.test(status))
      : [],
  }));
}
