import type { Agent } from 'node:http';
import type { Clock } from '../wait/clock';
import { parseMessage, type StreamEnd, type StreamMessage } from './message';

/** What is asked for, ready to go. */
export interface StreamRequest {
  /** Name of the service, or the host when it is not one of the settings. */
  service: string;
  /** Absolute, `http` or `https`, for websockets too. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Milliseconds until it must be open. */
  timeout: number;
  /** What sets the timeout, in a sentence; default: the settings. */
  limit?: string;
  /** Makes the connection: TLS as the settings say, or a tunnel through a proxy. Default: a plain one. */
  agent?: Agent;
  /** The proxy that the agent goes through. */
  proxy?: URL;
}

export type StreamKind = 'events' | 'websocket';

/** The line that a connection speaks on, once it is open. */
export interface Line {
  /** @throws Error when it cannot be sent */
  send?(text: string): Promise<void>;
  close(): Promise<void>;
}

/** One stream of a scenario: what went over it since it was opened, and how it ended. */
export class Stream {
  readonly messages: StreamMessage[] = [];
  readonly #start: number;
  #end: StreamEnd | undefined;
  #line: Line | undefined;

  /** @param actor who opened it; undefined when nobody was signed in. */
  constructor(
    readonly kind: StreamKind,
    readonly request: StreamRequest,
    readonly actor: string | undefined,
    readonly clock: Clock,
  ) {
    this.#start = clock.now();
  }

  /** `ws` and `wss` for websockets. */
  get url(): string {
    return this.kind === 'websocket' ? this.request.url.replace(/^http/i, 'ws') : this.request.url;
  }

  get received(): StreamMessage[] {
    return this.messages.filter(({ direction }) => direction === 'received');
  }

  /** Undefined while messages may still come. */
  get end(): StreamEnd | undefined {
    return this.#end;
  }

  get line(): Line | undefined {
    return this.#line;
  }

  opened(line: Line): void {
    this.#line = line;
  }

  receive(text: string, event?: string): void {
    const body = parseMessage(text);
    this.messages.push({
      direction: 'received',
      at: this.#now(),
      ...(event !== undefined && { event }),
      text,
      body,
    });
  }

  sent(text: string): void {
    this.messages.push({ direction: 'sent', at: this.#now(), text, body: parseMessage(text) });
  }

  /** The first reason stays. */
  ended(reason: string, broken: boolean): void {
    this.#end ??= { reason, broken, at: this.#now() };
  }

  #now(): number {
    return this.clock.now() - this.#start;
  }
}
