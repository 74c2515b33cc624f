import { isObject } from '../matching/json';
import { suggest } from '../matching/suggest';
import { SpecificationError } from './errors';
import { follow } from './pointer';

/** The error for a `$ref` that leads nowhere, with the line it stands in and the neighbour that was probably meant. */
export function brokenReference(
  { source, root, text = '' }: { source: string; root: unknown; text?: string },
  reference: string,
  cause?: unknown,
): SpecificationError {
  const line = text.split('\n').findIndex((one) => one.includes('$ref') && one.includes(reference)) + 1;
  const near = neighbour(root, reference);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  const where = line > 0 ? `${source}:${line}` : source;
  return new SpecificationError(where, `Nothing stands at ${reference}.${hint}`, cause);
}

function neighbour(root: unknown, reference: string): string | undefined {
  const end = reference.lastIndexOf('/');
  const parent = end === -1 ? undefined : follow(root, reference.slice(0, end));
  const near = isObject(parent) ? suggest(reference.slice(end + 1), Object.keys(parent)) : undefined;
  return near && `${reference.slice(0, end)}/${near}`;
}
