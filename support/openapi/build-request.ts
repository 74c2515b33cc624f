import { BodyBuilder } from './build-body';
import { OperationParametersError } from './errors';
import type { Operation, Parameter } from './operation';
import { typedValue } from './typed-value';

/** A request for an operation, without the address of the service. */
export interface OperationRequest {
  method: string;
  /** Path with its parameters filled in and encoded. */
  path: string;
  query: [name: string, value: string][];
  headers: Record<string, string>;
  body?: string;
  contentType?: string;
}

/**
 * Places values by name: in path, query, header or cookie where the operation has a parameter of that name, else in
 * the body, where a dotted name leads inside (`customer.name`, `lines[0].sku`) and the name `body` is the whole.
 * Body fields get the type of their schema.
 *
 * @param left a parameter or field that is left out on purpose: a body without its only field is empty, but sent.
 * @throws OperationParametersError with all faults at once: unknown names, missing path parameters.
 */
export function buildRequest(
  operation: Operation,
  values: Record<string, string>,
  left?: string,
): OperationRequest {
  const body = new BodyBuilder(operation);
  const faults: string[] = [];
  const request = { query: [] as [string, string][], headers: {} as Record<string, string> };
  const inPath = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameterOf(operation, name);
    if (!parameter) faults.push(...body.set(name, value));
    else if (parameter.in === 'path') inPath.set(parameter.name, value);
    else if (parameter.in === 'query') request.query.push(...queryOf(operation, parameter, value));
    else addHeader(request.headers, parameter, value);
  }
  if (left !== undefined && !parameterOf(operation, left)) body.beginObject();
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = inPath.get(name);
    if (!value) faults.push(missingFault(name, value));
    return encodeURIComponent(value ?? '');
  });
  if (faults.length > 0) {
    throw new OperationParametersError(operation.name, faults, namesOf(operation, body));
  }
  return { method: operation.method, path, ...request, ...body.encoded() };
}

function parameterOf({ parameters }: Operation, name: string): Parameter | undefined {
  return (
    parameters.find((parameter) => parameter.name === name) ??
    parameters.find(
      (parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === name.toLowerCase(),
    )
  );
}

function missingFault(name: string, value: string | undefined): string {
  return value === undefined
    ? `The path parameter "${name}" is missing.`
    : `The path parameter "${name}" is empty.`;
}

function queryOf(
  operation: Operation,
  { name, schema, explode }: Parameter,
  text: string,
): [string, string][] {
  const value = typedValue(operation.document, schema, text);
  if (!Array.isArray(value)) return [[name, text]];
  const items = value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  return explode ? items.map((item) => [name, item]) : [[name, items.join(',')]];
}

function addHeader(headers: Record<string, string>, { name, in: place }: Parameter, value: string): void {
  if (place === 'header') headers[name] = value;
  else headers.cookie = [headers.cookie, `${name}=${encodeURIComponent(value)}`].filter(Boolean).join('; ');
}

function namesOf({ parameters }: Operation, body: BodyBuilder): string[] {
  return [...parameters.map(({ name }) => name), ...body.fields];
}
