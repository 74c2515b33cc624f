import { BrineError } from '../errors/brine-error';
import { operationOf } from '../evidence/operation';
import { redactText } from '../evidence/redact';
import { count } from '../matching/json';
import type { Breach } from './check-exchanges';

/** Exchanges of a scenario are not as the OpenAPI documents of their services promise. */
export class ExchangesContractError extends BrineError {
  override readonly name = 'ExchangesContractError';
  override readonly fault = 'contract broken';

  constructor(readonly breaches: readonly Breach[]) {
    const [first] = breaches;
    const sources = [...new Set(breaches.map(({ source }) => source))];
    super({
      what: `${count(breaches.length, 'exchange')} of this scenario ${breaches.length === 1 ? 'breaks' : 'break'} the API specification.`,
      details: once(breaches.map(tell)).join('\n\n'),
      next: `Correct the service, or what its specification promises: ${sources.join(', ')}. A scenario that leaves the documented ground on purpose is tagged @contract:off.`,
      culprit: first && operationOf({ service: first.service, request: first.exchange.request }),
    });
  }
}

/** A check that waits meets the same breach again and again. */
function once(stories: readonly string[]): string[] {
  return [...new Set(stories)].map((story) => {
    const times = stories.filter((other) => other === story).length;
    return times === 1 ? story : story.replace(/$/m, `, ${times} times`);
  });
}

function tell({ exchange: { request, response, caller }, service, operation, text }: Breach): string {
  const what = redactText(`${request.method} ${request.url}`);
  const about = operation === undefined ? service : `${service}, ${operation}`;
  const name = caller === undefined ? about : `${about}, called by ${caller}`;
  const lines = text.split('\n').map((line) => `  ${line}`);
  return [`${what} → ${response.status} (${name})`, ...lines].join('\n');
}
