import type { IncomingMessage } from 'node:http';
import type { Exchange } from '../evidence/exchange';
import { parseBody } from '../http/content';
import { joined } from './headers';
import type { Pair } from './pairs';
import { Tap } from './tap';

/** Why there is no answer as long as nothing is known of one. */
const PENDING = 'not answered yet';
const RECEIVING = 'still receiving';

/** A call between services while it happens: its exchange grows with it. */
export class Call {
  readonly exchange: Exchange;
  readonly #start = performance.now();
  #sent: Tap | undefined;
  #answer: { message: IncomingMessage; tap: Tap } | undefined;
  #ended = false;

  /** @param base where the callee is; its address with a path. @param madeUp a mock stands there. */
  constructor({ from, to }: Pair, request: IncomingMessage, base: string, madeUp = false) {
    this.exchange = {
      service: to,
      caller: from,
      ...(madeUp && { madeUp }),
      request: {
        method: request.method ?? '',
        url: `${base}${request.url ?? ''}`,
        headers: joined(request.rawHeaders),
      },
      error: PENDING,
      startedAt: new Date().toISOString(),
      duration: 0,
    };
  }

  /** Its body begins to flow: whoever wants it takes it in the same turn. */
  sent(request: IncomingMessage): void {
    this.#sent = new Tap(request);
    request.once('end', () => this.#keepBody());
  }

  answered(message: IncomingMessage): void {
    this.#answer = { message, tap: new Tap(message) };
    // A stream of events may have no end before the scenario has.
    this.exchange.response = { ...beginningOf(message), text: '', body: '' };
    this.exchange.error = RECEIVING;
  }

  /** Later ends of the same call are consequences of the first. @param error undefined: the answer came whole. */
  end(error?: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#keepBody();
    this.#keepAnswer();
    this.exchange.duration = performance.now() - this.#start;
    if (error === undefined) delete this.exchange.error;
    else this.exchange.error = error;
  }

  #keepBody(): void {
    const { request } = this.exchange;
    const body = this.#sent?.text(request.headers);
    if (body) request.body = body;
  }

  #keepAnswer(): void {
    if (!this.#answer) return;
    const { message, tap } = this.#answer;
    const beginning = beginningOf(message);
    const text = tap.text(beginning.headers);
    this.exchange.response = {
      ...beginning,
      text,
      body: parseBody(text, beginning.headers['content-type']),
    };
  }
}

function beginningOf({ statusCode = 0, statusMessage = '', rawHeaders }: IncomingMessage) {
  return { status: statusCode, statusText: statusMessage, headers: joined(rawHeaders) };
}

/** Whether a call between services ended with the connection of the callee, as it does when that dies. */
export function isLost({ caller, madeUp, error = '' }: Exchange): boolean {
  return caller !== undefined && !madeUp && /hang up|ECONNRESET|ECONNREFUSED|broke off/.test(error);
}
