import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { between, type Cost, costSoFar } from './cost';
import { ORDERS_PAGE } from './orders-page';

/** Where a contestant calls the stopwatch, and finds the page of the `ui` subject. */
export const ADDRESS = 'STOPWATCH';

/**
 * Stops the time between two calls of a process, `/begin` and `/end`, so that starting it, warming up and reporting do
 * not count. Its server lives outside of what is measured.
 */
export class Stopwatch implements AsyncDisposable {
  #pid = 0;
  readonly #seen = new Map<string, Cost>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Stopwatch> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stopwatch = new Stopwatch(server, `http://127.0.0.1:${port}`);
    server.on('request', ({ url = '' }, response) => {
      if (url === '/begin' || url === '/end') stopwatch.#stop(url);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(answer(url));
    });
    return stopwatch;
  }

  /** What a contestant needs to find it. */
  get env(): Record<string, string> {
    return { [ADDRESS]: this.url };
  }

  /** The process whose calls come next. */
  watch(pid: number): void {
    this.#pid = pid;
    this.#seen.clear();
  }

  /** Undefined unless both calls came. */
  result(): Cost | undefined {
    const [begin, end] = [this.#seen.get('/begin'), this.#seen.get('/end')];
    return begin && end && between(begin, end);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #stop(call: string): void {
    this.#seen.set(call, costSoFar(this.#pid));
  }
}

/** The page of the `ui` subjects, text of the size that `evidence` asks for, nothing to a call of the stopwatch. */
function answer(url: string): string {
  if (url.startsWith('/orders')) return ORDERS_PAGE;
  const [, kilobytes = 0] = /^\/answer\?kilobytes=(\d+)$/.exec(url) ?? [];
  return 'An answer of 32 letters, no more\n'.repeat(Number(kilobytes) * 31);
}
