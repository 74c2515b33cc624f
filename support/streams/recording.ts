import type { IncomingMessage } from 'node:http';
import type { Exchange } from '../evidence/exchange';
import { parseBody } from '../http/content';
import { flatten } from '../http/flat-headers';
import type { Clock } from '../wait/clock';
import type { StreamRequest } from './stream';

/** Characters of the answer that are kept. */
const LONGEST = 64 * 1024;
const MORE = '… and more';

/** Why there is no answer as long as nothing is known of one. */
const PENDING = 'not answered yet';

/** A stream of events as an exchange, which grows with what is read of it. */
export class Recording {
  readonly exchange: Exchange;
  readonly #start: number;
  #cut = false;

  /** @param headers as they are sent. */
  constructor(
    { service, url }: StreamRequest,
    headers: Record<string, string>,
    private readonly clock: Clock,
  ) {
    this.#start = clock.now();
    this.exchange = {
      service,
      request: { method: 'GET', url, headers },
      error: PENDING,
      startedAt: new Date().toISOString(),
      duration: 0,
    };
  }

  answered({ statusCode = 0, statusMessage = '', headers }: IncomingMessage): void {
    delete this.exchange.error;
    this.exchange.response = {
      status: statusCode,
      statusText: statusMessage,
      headers: flatten(headers).headers,
      text: '',
      body: '',
    };
    this.#grow();
  }

  /** Of too much whole lines are kept, so that no secret is cut in two and shown by half. */
  read(text: string): void {
    this.#grow();
    const { response } = this.exchange;
    if (!response || this.#cut) return;
    const whole = response.text + text;
    this.#cut = whole.length > LONGEST;
    response.text = this.#cut ? `${whole.slice(0, whole.lastIndexOf('\n', LONGEST) + 1)}${MORE}` : whole;
    response.body = parseBody(response.text, response.headers['content-type']);
  }

  /** It broke, or never began. */
  failed(reason: string): void {
    this.#grow();
    this.exchange.error = reason;
  }

  /** The answer is over. */
  ended(): void {
    this.#grow();
  }

  #grow(): void {
    this.exchange.duration = this.clock.now() - this.#start;
  }
}
