import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'httpxy';
import { sendProblem } from './problem';

/** Where a request goes on to. */
interface Route {
  /** The prefix that led there; `''` for the app's own server. */
  prefix: string;
  /** `''` while nothing runs there. */
  target: string;
  /** Path and query as the target sees them. */
  path: string;
}

/** Passes requests on to services and the app's own server: streams and websockets too, as they come. */
export class Forwarder {
  readonly #proxy = createProxyServer({ changeOrigin: true, xfwd: true, proxyTimeout: 0 });
  readonly #prefixes: readonly [string, () => string][];
  readonly #app: string | undefined;
  readonly #log: (line: string) => void;

  /** @param app address that gets what no prefix claims. */
  constructor(proxy: Record<string, () => string>, app: string | undefined, log: (line: string) => void) {
    this.#prefixes = Object.entries(proxy).sort(([a], [b]) => b.length - a.length);
    this.#app = app;
    this.#log = log;
    this.#proxy.on('proxyReqWs', (toService, _request, socket) => {
      toService.once('upgrade', (_response, serviceSocket) => tie(socket, serviceSocket));
    });
  }

  /** False when the request is for nobody here. */
  web(request: IncomingMessage, response: ServerResponse): boolean {
    const route = this.#route(request.url ?? '/');
    if (!route) return false;
    void this.#forward(route, request, response);
    return true;
  }

  /** False when the upgrade is for nobody here. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const route = this.#route(request.url ?? '/');
    if (!route?.target) return false;
    request.url = route.path;
    socket.on('error', () => socket.destroy());
    this.#proxy.ws(request, socket as Socket, { target: route.target }, head).catch((error: unknown) => {
      this.#log(`websocket ${route.prefix || '/'} → ${route.target}: ${reasonOf(error)}`);
      socket.destroy();
    });
    return true;
  }

  async #forward(route: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!route.target) return sendProblem(response, `The service behind "${route.prefix}" is not running.`);
    request.url = route.path;
    try {
      await this.#proxy.web(request, response, { target: route.target });
    } catch (error) {
      if (response.destroyed || response.writableEnded) return;
      const name = route.prefix ? `The service behind "${route.prefix}"` : 'The server of the web app';
      const detail = `${name} does not answer at ${route.target}: ${reasonOf(error)}.`;
      this.#log(detail);
      sendProblem(response, detail);
    }
  }

  #route(url: string): Route | undefined {
    for (const [prefix, target] of this.#prefixes) {
      const rest = url.startsWith(prefix) ? url.slice(prefix.length) : undefined;
      if (rest === undefined || !/^(?:$|[/?])/.test(rest)) continue;
      return { prefix, target: target(), path: rest.startsWith('/') ? rest : `/${rest}` };
    }
    return this.#app === undefined ? undefined : { prefix: '', target: this.#app, path: url };
  }
}

/** Pipes pass on an orderly end only: a socket that is destroyed would leave its other half open for ever. */
function tie(one: Duplex, other: Duplex): void {
  one.once('close', () => other.destroy());
  other.once('close', () => one.destroy());
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
