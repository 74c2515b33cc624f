import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { ApiSession } from '../http/session';
import { responseViolations } from '../openapi/check-response';
import type { Operation } from '../openapi/operation';
import { describe } from '../openapi/violation';
import { OperationDoesNotHoldError } from './errors';
import { type MadeUp, type Requests, requestsFor } from './request';

export interface Fuzzing {
  /** The operationId, or method and path. */
  name: string;
  /** How many requests. */
  runs: number;
  /** What they are drawn from: the same seed draws the same. */
  seed: string;
  /** Parameters that are not made up. */
  fixed: Readonly<Record<string, string>>;
}

/**
 * Sends made-up requests for an operation, good ones and such with something wrong in them, and holds each answer to the
 * document: no 5xx, only what is documented, and no success for what the schema refuses.
 *
 * @throws OperationDoesNotHoldError with the least request that breaks it; what `send` of the session throws
 */
export async function expectToHold(api: ApiSession, { name, runs, seed, fixed }: Fuzzing): Promise<void> {
  const operation = await api.operation(name);
  const requests = await requestsFor(operation, fixed);
  const number = createHash('sha256').update(seed).digest().readInt32BE(0);
  const property = fc.asyncProperty(
    requests.made,
    async (made) => (await faultOf(api, operation, requests, made)) === undefined,
  );
  const details = await fc.check(property, { numRuns: runs, seed: number });
  if (!details.failed) return;
  const [made] = details.counterexample ?? [];
  if (!made) throw details.errorInstance;
  // Once more, alone: the last one sent need not be the least that fails.
  const fault = await faultOf(api, operation, requests, made);
  throw new OperationDoesNotHoldError({
    operation,
    made,
    fault: fault ?? 'It was as documented when the request was sent once more: it does not fail every time.',
    exchange: api.exchange,
    after: details.numRuns,
    shrinks: details.numShrinks,
  });
}

/** What is wrong with the answer to a request. */
async function faultOf(
  api: ApiSession,
  operation: Operation,
  { fits }: Requests,
  made: MadeUp,
): Promise<string | undefined> {
  const { address, headers, body } = made;
  for (const pair of Object.entries(headers)) api.setHeaders([pair]);
  if (body !== undefined) api.setBody(body, 'application/json');
  await api.send(operation.method, address);
  const { response } = api.answered;
  const { status } = response;
  if (status >= 500) return `status: expected none of 5xx, actual ${status}`;
  if (status < 300 && fits(body) === false)
    return `status: expected a client error, since the schema refuses the body; actual ${status}`;
  const violations = await responseViolations(operation.document, operation, response, operation.method);
  return violations.length === 0 ? undefined : describe(violations);
}
