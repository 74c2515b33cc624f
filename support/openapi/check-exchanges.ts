import type { AnsweredExchange, Exchange } from '../evidence/exchange';
import { checkResponse } from './check-response';
import type { OpenApiDocument } from './document';
import { ContractError, UndocumentedRequestError } from './errors';
import { matchOperation } from './operation';
import { describe, type Violation } from './violation';

/** The document that an exchange is held to. */
export interface Promised {
  service: string;
  document: OpenApiDocument;
  /** Path in front of what the document describes: `/api/orders` behind a gateway, else that of the service. */
  basePath: string;
}

/** An exchange that is not as documented. */
export interface Breach {
  exchange: AnsweredExchange;
  service: string;
  /** The operationId, or method and path; undefined when the document knows no such operation. */
  operation: string | undefined;
  /** Address or file of the document. */
  source: string;
  /** One line for each violation. */
  text: string;
}

/**
 * Checks every answered exchange that has a document.
 *
 * @param promisedFor undefined for an exchange that is no business of any document.
 * @throws SpecificationError when a document has a fault.
 */
export async function checkExchanges(
  exchanges: readonly Exchange[],
  promisedFor: (exchange: Exchange) => Promise<Promised | undefined>,
): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const exchange of exchanges) {
    const { response } = exchange;
    const promised = response && (await promisedFor(exchange));
    const breach = promised && (await breachOf({ ...exchange, response }, promised));
    if (breach) breaches.push(breach);
  }
  return breaches;
}

async function breachOf(
  exchange: AnsweredExchange,
  { service, document, basePath }: Promised,
): Promise<Breach | undefined> {
  const { method, url } = exchange.request;
  const about = { exchange, service, source: document.source };
  // The document does not describe its own address.
  if (url === document.source) return undefined;
  let operation: string | undefined;
  try {
    const matched = matchOperation(document, method, url, basePath);
    operation = matched.name;
    await checkResponse(document, matched, exchange);
  } catch (error) {
    if (error instanceof UndocumentedRequestError) {
      return { ...about, operation, text: 'The specification describes no such operation.' };
    }
    if (!(error instanceof ContractError)) throw error;
    const violations = error.violations.filter((violation) => isKnown(violation, exchange));
    return violations.length === 0 ? undefined : { ...about, operation, text: describe(violations) };
  }
  return undefined;
}

/** Nothing can be said about a body that was cut off or not kept. */
function isKnown({ path }: Violation, { error, response }: AnsweredExchange): boolean {
  const partial = error !== undefined || /^<(?:\d+ bytes|unread body) of [^>]*>$/.test(response.text);
  return !(partial && /^body\b/.test(path));
}
