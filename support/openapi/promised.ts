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
  /** How many values long choices have, whose values are not among the inputs: `query currency` → 40. */
  choices?: Record<string, number>;
}

/** Every operation of a document, in its order. */
export function promisedOperations(document: OpenApiDocument): PromisedOperation[] {
  return everyOperation(document).map((place) => {
    const operation = toOperation(document, place);
    const { each, many } = inputsOf(operation);
    const choices = [...many].map(([name, values]): [string, number] => [name, values.length]);
    return {
      method: operation.method,
      path: `${document.basePath}${operation.path}`,
      statuses: statusesOf(operation).filter((status) => /^\d{3}$/.test(status)),
      inputs: each,
      ...(choices.length > 0 && { choices: Object.fromEntries(choices) }),
    };
  });
}
