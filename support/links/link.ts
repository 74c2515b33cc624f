import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Exchange } from '../evidence/exchange';
import { Call } from './call';
import { forward, LARGEST_HEAD } from './forward';
import { Lane } from './lane';
import type { Pair } from './pairs';
import { type LinkState, Passage } from './passage';
import { tunnel, upgrade } from './upgrade';

export interface LinkOptions extends Pair {
  /** Where the callee is now, asked for each request; undefined while it has never run. */
  upstream: () => string | undefined;
  /** Whether a mock stands there. */
  mocked?: () => boolean;
  /** Told of each call as it begins; its exchange is whole when it ends. */
  record: (exchange: Exchange) => void;
}

/** Stands in for an address of a service that has not run yet: nobody listens there. */
const NOWHERE = 'http://127.0.0.1:1';

/** The way from one service to another: a reverse proxy that can be slow, or lead nowhere. */
export class Link implements AsyncDisposable {
  readonly #options: LinkOptions;
  readonly #http = createHttpServer({ maxHeaderSize: LARGEST_HEAD, requestTimeout: 0, headersTimeout: 0 });
  readonly #tcp: Server;
  readonly #passage = new Passage();
  readonly #lanes = new WeakMap<Socket, Lane>();
  #listening: Promise<string> | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    // Only the callee ends an idle connection, and only the callee complains.
    this.#http.keepAliveTimeout = 0;
    this.#http.on('clientError', (_error, socket) => socket.destroy());
    this.#http.on('request', (request, response) => this.#pass(request, response));
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket as Socket, head));
    this.#tcp = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accept(socket));
  }

  get from(): string {
    return this.#options.from;
  }

  get to(): string {
    return this.#options.to;
  }

  get state(): LinkState {
    return this.#passage.state;
  }

  /** `http://127.0.0.1:<port>`, the same for as long as the link lives; it listens from the first call on. */
  async url(): Promise<string> {
    this.#listening ??= new Promise<string>((resolve, reject) => {
      this.#tcp.once('error', reject).listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.#tcp.address() as AddressInfo).port}`);
      });
    });
    return await this.#listening;
  }

  /** See `Passage`. @param delay milliseconds that a slow request waits. */
  become(state: LinkState, delay?: number): void {
    this.#passage.become(state, delay);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#listening) return;
    await this.#listening;
    await this.#passage.close(this.#tcp);
  }

  /** The first bytes tell what is spoken. */
  #accept(socket: Socket): void {
    this.#passage.add(socket, 0);
    socket.on('error', () => socket.destroy());
    const leave = () => socket.destroy();
    socket.once('end', leave);
    socket.once('data', (first: Buffer) => {
      socket.off('end', leave);
      socket.pause();
      socket.unshift(first);
      if (isHttp(first)) {
        this.#http.emit('connection', socket);
        process.nextTick(() => socket.resume());
        return;
      }
      this.#passage.engage(socket);
      if (this.#passage.isDown) socket.resetAndDestroy();
      else this.#afterDelay(socket, () => tunnel(socket, this.#target()));
    });
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const call = this.#call(request);
    const { socket } = request;
    if (this.#passage.isDown) {
      refuse(socket, call);
      return;
    }
    this.#passage.engage(socket);
    const lane = this.#lanes.get(socket) ?? new Lane(socket);
    this.#lanes.set(socket, lane);
    response.once('close', () => {
      this.#passage.rest(socket);
      if (!response.writableFinished) call.end(this.#lost());
    });
    this.#afterDelay(response, () => forward({ request, response, call, lane, target: this.#target() }));
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const call = this.#call(request);
    if (this.#passage.isDown) {
      refuse(socket, call);
      return;
    }
    this.#passage.engage(socket);
    socket.once('close', () => call.end(this.#lost()));
    this.#afterDelay(socket, () => upgrade({ request, socket, head, call, target: this.#target() }));
  }

  #call(request: IncomingMessage): Call {
    const base = this.#target().href.replace(/\/$/, '');
    const call = new Call(this.#options, request, base, this.#options.mocked?.());
    this.#options.record(call.exchange);
    return call;
  }

  #target(): URL {
    return new URL(this.#options.upstream() ?? NOWHERE);
  }

  #lost(): string {
    return this.#passage.isDown ? DOWN : 'the caller hung up';
  }

  /** @param end whose `close` makes it needless. */
  #afterDelay(end: Socket | ServerResponse, run: () => void): void {
    const { delay } = this.#passage;
    if (delay === 0) {
      run();
      return;
    }
    const timer = setTimeout(run, delay);
    end.once('close', () => clearTimeout(timer));
  }
}

const DOWN = 'the connection is down';

function refuse(socket: Socket, call: Call): void {
  call.end(DOWN);
  socket.resetAndDestroy();
}

/** A request line of HTTP/1.1; that of HTTP/2 asks for the method PRI. */
function isHttp(first: Buffer): boolean {
  const start = first.toString('latin1', 0, 24);
  return /^[A-Z-]+(?: |$)/.test(start) && !start.startsWith('PRI * HTTP/2');
}
