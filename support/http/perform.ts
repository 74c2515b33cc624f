import { BrineError } from '../errors/brine-error';
import type { AnsweredExchange, Exchange } from '../evidence/exchange';
import { type Connection, connectionTo } from './connection';
import { parseBody, readText } from './content';
import type { Sending } from './cookies';
import type { Pair, Payload } from './draft';
import { RequestFailedError } from './errors';
import { explainFailure, type Way } from './failure';
import type { ApiTarget, Network } from './options';
import { transmit } from './transport';
import type { WireAnswer, WireRequest } from './wire';

/** A request ready to go. */
export interface ReadyRequest {
  /** The service of the settings that it goes to; absent for any other host. */
  target?: ApiTarget;
  method: string;
  url: URL;
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
  const { method, url, headers, payload, target, timeout } = ready;
  const service = target?.name ?? url.host;
  const connection = connectionTo(url, target, network);
  const request: Exchange['request'] = { method, url: url.href, headers };
  const wire: WireRequest = { method, url, headers };
  if (payload) {
    request.body = payload.shown;
    wire.content = payload.content;
  }
  const startedAt = new Date().toISOString();
  const start = performance.now();
  try {
    const answer = await transmit(wire, timeout, connection, network.axios);
    if (answer.sent) Object.assign(request, answer.sent);
    const response = readAnswer(answer);
    const exchange = { service, request, response, startedAt, duration: performance.now() - start };
    record(exchange);
    return { exchange, content: answer.content, cookies: answer.cookies };
  } catch (error) {
    const failure = explainFailure(error, wayOf(ready, service, connection));
    record({ service, request, error: failure.reason, startedAt, duration: performance.now() - start });
    if (error instanceof BrineError) throw error;
    throw new RequestFailedError(method, url.href, service, failure, error);
  }
}

function wayOf({ url, timeout, limit }: ReadyRequest, name: string, { proxy }: Connection): Way {
  return {
    url: url.href,
    service: `the service "${name}"`,
    name,
    timeout,
    proxy,
    ...(limit && { limit }),
  };
}

function readAnswer({ status, statusText, headers, content }: WireAnswer): AnsweredExchange['response'] {
  const type = headers['content-type'];
  const text = readText(content, type);
  return { status, statusText, headers, text, body: parseBody(text, type) };
}
