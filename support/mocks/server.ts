import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Incoming, readIncoming } from './incoming';
import type { Answer, Fault } from './reply';

/** What a caller meets: an answer, or a fault in place of one. */
export type Outcome = Answer | { fault: Exclude<Fault, 'a malformed response'> };

/** Bytes of all headers together: services may send more than Node takes by itself. */
const LARGEST_HEAD = 256 * 1024;

/** The HTTP side of a mock, on a free port of this machine. */
export class MockServer implements AsyncDisposable {
  readonly #server: Server;
  /** Whoever waits for a reply. */
  readonly #waiting = new Map<ServerResponse, () => void>();

  private constructor(reply: (incoming: Incoming, gone: AbortSignal) => Promise<Outcome>) {
    this.#server = createServer(
      { maxHeaderSize: LARGEST_HEAD, requestTimeout: 0, headersTimeout: 0 },
      async (request, response) => {
        const gone = new AbortController();
        const leave = () => gone.abort();
        this.#waiting.set(response, leave);
        response.once('close', () => {
          this.#waiting.delete(response);
          leave();
        });
        const incoming = await readIncoming(request);
        if (!incoming) response.writeHead(413, { connection: 'close' }).end();
        else give(response, await reply(incoming, gone.signal));
      },
    );
  }

  /** Listens. @param reply must not reject; told when the caller does not wait any more. */
  static async start(
    reply: (incoming: Incoming, gone: AbortSignal) => Promise<Outcome>,
  ): Promise<MockServer> {
    const mock = new MockServer(reply);
    mock.#server.listen(0, '127.0.0.1');
    await once(mock.#server, 'listening');
    return mock;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Nobody is left waiting: their connections break. */
  dismiss(): void {
    for (const [response, leave] of this.#waiting) {
      leave();
      // No reset: Node never lets go of a connection that was half closed when it was reset.
      if (!response.writableEnded) response.socket?.destroy();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.dismiss();
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

function give(response: ServerResponse, outcome: Outcome): void {
  const { socket } = response;
  if (!socket || socket.destroyed) return;
  if (!('fault' in outcome)) {
    response.writeHead(outcome.status, outcome.headers).end(outcome.text);
    return;
  }
  switch (outcome.fault) {
    case 'a connection reset':
      socket.resetAndDestroy();
      return;
    case 'an empty response':
      socket.destroySoon();
      return;
    case 'a timeout':
    // The caller waits until it gives up, or the scenario is over.
  }
}
