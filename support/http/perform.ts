import type { Exchange } from '../evidence/exchange';
import { parseBody, readText } from './content';
import type { Payload } from './draft';
import { RequestFailedError } from './errors';
import { explainFailure } from './failure';
import { transmit, type WireAnswer } from './transport';

/** A request ready to go. */
export interface ReadyRequest {
  /** Name of the service, or the host when it is not one of the settings. */
  service: string;
  method: string;
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  payload?: Payload;
}

/**
 * Sends the request and hands the exchange to `record`, with or without an answer.
 *
 * @param timeout milliseconds.
 * @throws RequestFailedError after recording, when no answer came.
 */
export async function perform(
  ready: ReadyRequest,
  timeout: number,
  record: (exchange: Exchange) => void,
): Promise<void> {
  const { service, method, url, headers, payload } = ready;
  const request = { method, url, headers, ...(payload && { body: payload.shown }) };
  const startedAt = new Date().toISOString();
  const start = performance.now();
  const spent = () => performance.now() - start;
  try {
    const wire = { method, url, headers, ...(payload && { content: payload.content }) };
    const answer = await transmit(wire, timeout);
    record({ service, request, response: readAnswer(answer), startedAt, duration: spent() });
  } catch (error) {
    const failure = explainFailure(error, url, `the service "${service}"`, timeout);
    record({ service, request, error: failure.reason, startedAt, duration: spent() });
    throw new RequestFailedError(method, url, failure, error);
  }
}

function readAnswer({ status, statusText, headers, content }: WireAnswer): NonNullable<Exchange['response']> {
  const type = headers['content-type'];
  const text = readText(content, type);
  return { status, statusText, headers, text, body: parseBody(text, type) };
}
