import type { AnsweredExchange } from '../evidence/exchange';
import { ResponseError } from './expect';
import { graphqlErrors } from './graphql';

/** @throws ResponseError with every error, or when it is no GraphQL response at all */
export function expectNoGraphqlErrors(exchange: AnsweredExchange): void {
  const { body } = exchange.response;
  const isGraphql = typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
  if (!isGraphql) {
    const what = 'The response is no GraphQL response: its body has neither "data" nor "errors".';
    throw new ResponseError(what, exchange, 'no GraphQL response');
  }
  const { errors } = body as { errors?: unknown };
  if (errors === undefined || errors === null || (Array.isArray(errors) && errors.length === 0)) return;
  const count = graphqlErrors(exchange).length;
  const said = count === 0 ? '"errors"' : count === 1 ? '1 error' : `${count} errors`;
  throw new ResponseError(`The GraphQL response has ${said}.`, exchange, said);
}
