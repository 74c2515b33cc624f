import type { Server, Socket } from 'node:net';

export type LinkState = 'down' | 'slow' | 'restored';

/** Milliseconds that what is sent waits on a slow link. */
const SLOW = 2_000;

/** Whether a link leads anywhere, and how fast; the connections that stand on it. */
export class Passage {
  readonly #sockets = new Set<Socket>();
  #state: LinkState = 'restored';
  #delay = 0;

  get state(): LinkState {
    return this.#state;
  }

  get isDown(): boolean {
    return this.#state === 'down';
  }

  /** Milliseconds that what is sent waits; 0 unless it is slow. */
  get delay(): number {
    return this.#delay;
  }

  /** `down` breaks every connection, those that are open too. @param delay milliseconds, for `slow`. */
  become(state: LinkState, delay = SLOW): void {
    this.#state = state;
    this.#delay = state === 'slow' ? delay : 0;
    if (state === 'down') for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** A connection that stands on it until it closes. */
  add(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  /** Closes what takes the connections in, with all that stand on it. */
  async close(server: Server): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
