import type { Exchange } from '../evidence/exchange';
import { type Clock, systemClock } from '../wait/clock';
import { NoStreamError, nameOf, StreamEndedError } from './errors';
import { listenToEvents } from './events';
import { Stream, type StreamKind, type StreamRequest } from './stream';
import { connectWebsocket } from './websocket';

export interface StreamsOptions {
  /** What a request to this path or `http` address would ask for, the actor's headers included. */
  prepare(address: string): Promise<StreamRequest>;
  /** Who acts now; undefined when nobody is signed in. */
  actor(): string | undefined;
  /** Gets each stream of events as an exchange, which grows as long as it is read. */
  record?(exchange: Exchange): void;
  clock?: Clock;
}

/**
 * The event streams and websockets of one scenario. Steps use the one that the acting actor opened last.
 */
export class Streams {
  readonly #streams: Stream[] = [];

  constructor(private readonly options: StreamsOptions) {}

  /** Every stream that was opened, in that order. */
  get all(): readonly Stream[] {
    return this.#streams;
  }

  /** Opens server-sent events. @throws StreamFailedError, StreamRefusedError, RequestAddressError */
  async listen(address: string): Promise<void> {
    await listenToEvents(await this.#new('events', address), (exchange) => this.options.record?.(exchange));
  }

  /** Opens a websocket. @throws StreamFailedError, StreamRefusedError, RequestAddressError */
  async connect(address: string): Promise<void> {
    await connectWebsocket(await this.#new('websocket', address));
  }

  /** The stream in use. @throws NoStreamError */
  get current(): Stream {
    return this.#last('stream', (stream) => stream.line !== undefined);
  }

  /** Sends a text over the websocket in use. @throws NoStreamError, StreamEndedError */
  async send(text: string): Promise<void> {
    const stream = this.#last('websocket', ({ line }) => line?.send !== undefined);
    if (stream.end) {
      throw new StreamEndedError(
        `The message cannot be sent over ${nameOf(stream)}: ${stream.end.reason}.`,
        stream,
      );
    }
    await stream.line?.send?.(text);
    stream.sent(text);
  }

  /** Closes all that is open, the last one first. */
  async close(): Promise<void> {
    for (const stream of this.#streams.toReversed()) await stream.line?.close();
  }

  async #new(kind: StreamKind, address: string): Promise<Stream> {
    const { prepare, actor, clock = systemClock } = this.options;
    const request = await prepare(address.replace(/^ws(?=s?:\/\/)/i, 'http'));
    const stream = new Stream(kind, request, actor(), clock);
    this.#streams.push(stream);
    return stream;
  }

  #last(wanted: 'stream' | 'websocket', fits: (stream: Stream) => boolean): Stream {
    const actor = this.options.actor();
    const open = this.#streams.filter(fits);
    const own = open.findLast((stream) => stream.actor === actor);
    if (!own) throw new NoStreamError(actor, wanted, open);
    return own;
  }
}
