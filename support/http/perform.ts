import { BrineError } from '../errors/brine-error';
import type { AnsweredExchange, Exchange } from '../evidence/exchange';
import { connectionTo } from './connection';
import { parseBody, readText } from './content';
import type { Sending } from './cookies';
import type { Pair, Payload } from './draft';
import { RequestFailedError } from './errors';
import { explainFailure } from './failure';
import type { ApiTarget, Network } from './options';
import { transmit, type WireAnswer } from './transport';

/** A request ready to go. */
export interface ReadyRequest {
  /** The service of the settings that it goes to; absent for any other host. */
  target?: ApiTarget;
  method: string;
  url: string;
  /** Names in lower case; without the cookies. */
  headers: Record<string, string>;
  /** Who sends it; its headers are among `headers` already. */
  sending: Sending;
  /** Cookies of this request alone. */
  cookies: readonly Pair[];
  payload?: Payload;
  /** Milliseconds. */
  timeout: number;
  /** What sets that time, when it is not the settings. */
  limit?: string;
  /** Whether sending it again changes nothing. */
  repeatable: boolean;
}

/** What came back. */
export interface Answer {
  exchange: AnsweredExchange;
  /** The bytes of the body, unpacked. */
  content: Buffer;
  /** Each `Set-Cookie` header. */
  cookies: string[];
}

/**
 * Sends the request and hands the exchange to `record`, with or without an answer.
 *
 * @throws RequestFailedError after recording, when no answer came; TlsFileError, ProxyAddressError, ClientHookError
 */
export async function perform(
  ready: ReadyRequest,
  network: Network,
  record: (exchange: Exchange) => void,
): Promise<Answer> {
  const { method, url, headers, payload, target, timeout, limit } = ready;
  const service = target?.name ?? new URL(url).host;
  const connection = connectionTo(new URL(url), target, network);
  const request = { method, url, headers, ...(payload && { body: payload.shown }) };
  const startedAt = new Date().toISOString();
  const start = performance.now();
  const spent = () => performance.now() - start;
  try {
    const wire = { method, url, headers, ...(payload && { content: payload.content }) };
    const answer = await transmit(wire, timeout, connection, network.axios);
    const exchange = {
      service,
      request: { ...request, ...answer.sent },
      response: readAnswer(answer),
      startedAt,
      duration: spent(),
    };
    record(exchange);
    return { exchange, content: answer.content, cookies: answer.cookies };
  } catch (error) {
    const way = {
      url,
      service: `the service "${service}"`,
      name: service,
      timeout,
      proxy: connection.proxy,
      ...(limit && { limit }),
    };
    const failure = explainFailure(error, way);
    record({ service, request, error: failure.reason, startedAt, duration: spent() });
    if (error instanceof BrineError) throw error;
    throw new RequestFailedError(method, url, service, failure, error);
  }
}

function readAnswer({ status, statusText, headers, content }: WireAnswer): AnsweredExchange['response'] {
  const type = headers['content-type'];
  const text = readText(content, type);
  return { status, statusText, headers, text, body: parseBody(text, type) };
}
