import { BrineError } from '../errors/brine-error';
import { toCurl } from '../evidence/curl';
import type { Exchange } from '../evidence/exchange';
import { redactText } from '../evidence/redact';
import { count } from '../matching/json';
import type { Operation } from '../openapi/operation';
import type { MadeUp } from './request';

interface Broken {
  operation: Operation;
  /** The least request that shows it. */
  made: MadeUp;
  /** What is wrong with its answer. */
  fault: string;
  exchange: Exchange;
  /** How many requests were sent until one showed it. */
  after: number;
  shrinks: number;
}

/** An operation answered a made-up request in a way that its document does not know. */
export class OperationDoesNotHoldError extends BrineError {
  override readonly name = 'OperationDoesNotHoldError';
  override readonly fault = 'contract broken';

  constructor({ operation, made, fault, exchange, after, shrinks }: Broken) {
    const draws = `It took ${count(after, 'random request')}, made smaller ${shrinks} times.`;
    super({
      what: `The operation "${operation.name}" does not hold under random requests.`,
      where: `${operation.method} ${redactText(made.address)}`,
      details: [fault, draws, '', ...scenarioOf(operation, made), '', toCurl(exchange)].join('\n'),
      next: 'Keep the scenario, and correct the service or its document. The same requests again: --seed, as told at the end of the run.',
      culprit: `${operation.method} ${operation.path}`,
    });
  }
}

/** The request as a scenario to paste. */
function scenarioOf({ name, method }: Operation, { address, headers, body }: MadeUp): string[] {
  const given = Object.entries(headers).map(
    ([header, value]) => `  Given the request header "${header}" is "${value}"`,
  );
  const text = redactText(body ?? '').split('\n');
  const sent = `  When I send a ${method} request to "${redactText(address).replaceAll('"', '%22')}"`;
  return [
    `Scenario: ${name} answers as documented`,
    ...given,
    ...(body === undefined
      ? [sent]
      : [`${sent} with body:`, '    """', ...text.map((line) => `    ${line}`), '    """']),
    '  Then the response should match the API specification',
  ];
}
