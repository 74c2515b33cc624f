import type { Server, Socket } from 'node:net';

export type LinkState = 'down' | 'slow' | 'restored';

/** Milliseconds that what is sent waits on a slow link. */
const SLOW = 2_000;

/** Whether a link leads anywhere, and how fast; the connections that stand on it. */
export class Passage {
  /** How much is under way on each. */
  readonly #sockets = new Map<Socket, number>();
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

  /**
   * `down` breaks every connection on which something is under way. An idle one is left to its next request: whoever keeps it
   * hears of its end only later, and would lose a request on it that nobody has seen.
   *
   * @param delay milliseconds, for `slow`.
   */
  become(state: LinkState, delay = SLOW): void {
    this.#state = state;
    this.#delay = state === 'slow' ? delay : 0;
    if (state !== 'down') return;
    for (const [socket, underWay] of this.#sockets) if (underWay > 0) socket.resetAndDestroy();
  }

  /** A connection that stands on it until it closes. @param underWay how much is under way on it already. */
  add(socket: Socket, underWay: number): void {
    this.#sockets.set(socket, underWay);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  /** Something begins on it. */
  engage(socket: Socket): void {
    this.#count(socket, 1);
  }

  /** Something on it is over. */
  rest(socket: Socket): void {
    this.#count(socket, -1);
  }

  /** Closes what takes the connections in, with all that stand on it. */
  async close(server: Server): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.#sockets.keys()) socket.destroy();
    await closed;
  }

  #count(socket: Socket, more: number): void {
    const underWay = this.#sockets.get(socket);
    if (underWay !== undefined) this.#sockets.set(socket, underWay + more);
  }
}
