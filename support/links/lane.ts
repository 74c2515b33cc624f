import { Agent, type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/**
 * One connection of the caller and the one of the callee that goes with it. They live and end together, so that the
 * caller's pool of connections sees what it would see without a link.
 */
export class Lane {
  readonly agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true });
  #far: Socket | undefined;
  #busy = 0;
  #over = false;

  constructor(private readonly near: Socket) {
    near.once('close', () => this.agent.destroy());
  }

  begin(request: ClientRequest): void {
    this.#busy += 1;
    request.once('socket', (socket) => this.#follow(socket));
  }

  end(): void {
    this.#busy -= 1;
    if (this.#over && this.#busy === 0) this.near.end();
  }

  #follow(socket: Socket): void {
    if (socket === this.#far) return;
    this.#far = socket;
    this.#over = false;
    socket.once('close', () => {
      if (socket !== this.#far) return;
      this.#over = true;
      if (this.#busy === 0) this.near.end();
    });
  }
}
