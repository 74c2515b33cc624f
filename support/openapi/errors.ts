import { BrineError } from '../errors/brine-error';
import { count } from '../matching/json';
import { suggest } from '../matching/suggest';
import { describe, type Violation } from './violation';

const MOST_FAULTS = 50;

/** Who named a document, and so where it is put right. */
const NAMED_IN = {
  settings: '"openapi" in brine.config.ts',
  command: 'what was given to the command',
};

/** An OpenAPI document could not be read. */
export class SpecificationError extends BrineError {
  override readonly name = 'SpecificationError';
  override readonly fault = 'environment not ready';

  constructor(
    readonly source: string,
    readonly reason: string,
    cause?: unknown,
    namedIn: keyof typeof NAMED_IN = 'settings',
  ) {
    super(
      {
        what: 'The API specification could not be read.',
        where: source,
        details: reason,
        next: `Check ${NAMED_IN[namedIn]} and what stands there: OpenAPI 3.0 or 3.1, as JSON or YAML.`,
        culprit: source,
      },
      { cause },
    );
  }
}

/** An OpenAPI document can be read, but not as a whole. */
export class DocumentFaultsError extends BrineError {
  override readonly name = 'DocumentFaultsError';
  override readonly fault = 'environment not ready';

  constructor(
    source: string,
    readonly faults: readonly string[],
  ) {
    const shown = faults.slice(0, MOST_FAULTS);
    const left = faults.length - shown.length;
    super({
      what: `The API specification has ${count(faults.length, 'fault')}.`,
      where: source,
      details: [...shown, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n'),
      next: 'Correct the document, then try again.',
      culprit: source,
    });
  }
}

export class UnknownOperationError extends BrineError {
  override readonly name = 'UnknownOperationError';

  constructor(operationId: string, known: readonly string[], source: string) {
    const near = suggest(operationId, known);
    super({
      what: `The API specification has no operation "${operationId}".`,
      where: source,
      details:
        known.length > 0 ? `Operations: ${[...known].sort().join(', ')}` : 'It names no operationId at all.',
      next: near === undefined ? 'Use one of these names.' : `Did you mean "${near}"?`,
    });
  }
}

/** No path and method of the document fit a request. */
export class UndocumentedRequestError extends BrineError {
  override readonly name = 'UndocumentedRequestError';
  override readonly fault = 'contract broken';

  constructor(request: string, paths: readonly string[], source: string) {
    super({
      what: 'The API specification does not describe this request.',
      where: request,
      details: `It describes: ${paths.join(', ')}`,
      next: `Add the operation to the specification (${source}), or correct the request.`,
    });
  }
}

/** The values given for an operation do not fit it. */
export class OperationParametersError extends BrineError {
  override readonly name = 'OperationParametersError';

  constructor(
    operation: string,
    readonly faults: readonly string[],
    known: readonly string[],
  ) {
    super({
      what: `The operation "${operation}" cannot be called: ${count(faults.length, 'fault')}.`,
      details: faults.join('\n'),
      next: known.length > 0 ? `It takes: ${known.join(', ')}.` : 'It takes no parameters.',
    });
  }
}

/** A response is not as the API specification promises. */
export class ContractError extends BrineError {
  override readonly name = 'ContractError';
  override readonly fault = 'contract broken';

  constructor(
    readonly violations: readonly Violation[],
    where: string,
    source: string,
    culprit: string,
  ) {
    super({
      what: `The response breaks the API specification in ${count(violations.length, 'place')}.`,
      where,
      details: describe(violations),
      next: `Correct the service, or what its specification promises: ${source}`,
      culprit,
    });
  }
}

/** A response is not as a JSON Schema file says. */
export class SchemaMismatchError extends BrineError {
  override readonly name = 'SchemaMismatchError';
  override readonly fault = 'wrong';

  constructor(
    readonly violations: readonly Violation[],
    where: string,
    file: string,
  ) {
    super({
      what: `The response does not match the schema in ${count(violations.length, 'place')}.`,
      where,
      details: describe(violations),
      next: `Correct the service, or the schema: ${file}`,
    });
  }
}

export class SchemaFileError extends BrineError {
  override readonly name = 'SchemaFileError';

  constructor(file: string, reason: string, cause: unknown) {
    super(
      {
        what: 'The JSON Schema could not be used.',
        where: file,
        details: reason,
        next: 'Correct the file or its path; paths are relative to the folder of brine.config.ts.',
      },
      { cause },
    );
  }
}
