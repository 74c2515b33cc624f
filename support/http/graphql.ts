import type { AnsweredExchange } from '../evidence/exchange';
import { readDocument } from '../matching/document';
import { GraphqlVariablesError } from './errors';

/** As GraphQL over HTTP has it. */
export const GRAPHQL_ACCEPT = 'application/graphql-response+json, application/json';

/** @param variables JSON or YAML. @throws DocumentError, GraphqlVariablesError when they are no object */
export function graphqlBody(query: string, variables: string | undefined): string {
  if (variables === undefined) return JSON.stringify({ query });
  const values = readDocument(variables, 'the GraphQL variables');
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new GraphqlVariablesError(variables);
  }
  return JSON.stringify({ query, variables: values });
}

/** Whether sending it again changes nothing. In doubt it does: a field may be called "mutation". */
export function isReadingQuery(query: string): boolean {
  return !/\b(?:mutation|subscription)\b/.test(query.replaceAll(/#.*$/gm, ''));
}

/** The errors of a GraphQL response, a line each: `orders[0].total: It is not known. (line 3, column 5)`. */
export function graphqlErrors({ response }: AnsweredExchange): string[] {
  const { errors } = (response.body ?? {}) as { errors?: unknown };
  if (!Array.isArray(errors) || !errors.every(isGraphqlError)) return [];
  return errors.map(({ message, path = [], locations: [place] = [] }) => {
    const at = place ? ` (line ${place.line}, column ${place.column})` : '';
    return `${path.length > 0 ? `${pathText(path)}: ` : ''}${message}${at}`;
  });
}

interface GraphqlError {
  message: string;
  path?: (string | number)[];
  locations?: { line: number; column: number }[];
}

function isGraphqlError(error: unknown): error is GraphqlError {
  const { message, path = [], locations = [] } = (error ?? {}) as Partial<GraphqlError>;
  return typeof message === 'string' && Array.isArray(path) && Array.isArray(locations);
}

function pathText(path: readonly (string | number)[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}
