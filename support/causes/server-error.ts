import type { AnsweredExchange, Exchange } from '../evidence/exchange';
import { operationOf } from '../evidence/operation';

/**
 * The answer of 500 and above that a failure may come from: the last one that no passed step asked for and that the
 * same operation has not made good since. Where services called each other for it, the innermost.
 *
 * What the scenario made up itself is none, and neither is what Brine's gateway says while a service is away.
 *
 * @param passed texts of the steps that passed.
 */
export function serverErrorIn(
  exchanges: readonly Exchange[],
  passed: readonly string[],
): AnsweredExchange | undefined {
  const errors = exchanges
    .filter(isServerError)
    .filter(({ response }) => !isExpected(response.status, passed));
  const last = errors.findLast((error) => !isMadeGood(error, exchanges));
  if (!last) return undefined;
  return (
    errors
      .filter((error) => isWithin(error, last))
      .sort(byStart)
      .at(-1) ?? last
  );
}

function isServerError(exchange: Exchange): exchange is AnsweredExchange {
  const { response, madeUp } = exchange;
  return (
    response !== undefined && response.status >= 500 && !madeUp && response.headers['x-brine'] !== 'gateway'
  );
}

function isExpected(status: number, passed: readonly string[]): boolean {
  const named = new RegExp(`(?<![\\w.])${status}(?![\\w.]\\w)|\\bserver error\\b`);
  return passed.some((text) => named.test(text));
}

function isMadeGood(error: AnsweredExchange, exchanges: readonly Exchange[]): boolean {
  const later = exchanges.slice(exchanges.indexOf(error) + 1);
  const operation = operationOf(error);
  return later.some((one) => one.response && one.response.status < 500 && operationOf(one) === operation);
}

function isWithin(inner: Exchange, outer: Exchange): boolean {
  return startOf(inner) >= startOf(outer) && endOf(inner) <= endOf(outer);
}

function byStart(one: Exchange, other: Exchange): number {
  return startOf(one) - startOf(other);
}

function startOf({ startedAt }: Exchange): number {
  return Date.parse(startedAt);
}

function endOf(exchange: Exchange): number {
  return startOf(exchange) + exchange.duration;
}
