import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { ourFile } from '../home/home';
import { check } from './check';
import type { Serving } from './config';
import { PAGE_PATH, type Resolved } from './contract';
import type { Crawler } from './crawl';
import { pageHtml } from './page-html';
import { Resolver } from './resolve';
import { trace } from './trace';
import type { ViteServer } from './vite';

/** Largest stack that is taken, in characters. */
const LIMIT = 1_000_000;

/** What the component server answers itself; all else is Vite's. */
export class Endpoints {
  readonly #resolver: Resolver;

  constructor(
    private readonly server: ViteServer,
    private readonly crawler: Crawler,
    private readonly serving: Serving,
  ) {
    this.#resolver = new Resolver(serving.root);
  }

  /** Compiles what every page loads. */
  async warmUp(): Promise<void> {
    await this.crawler.crawl(this.#page('main'));
    if (this.serving.setup) await this.crawler.crawl(this.crawler.urlOf(this.serving.setup));
  }

  /** False when the request is none of ours. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://components');
    // Without a connection for updates Vite's own client would complain on every page.
    if (url.pathname === '/@vite/client') request.url = this.#page('vite-client');
    if (!url.pathname.startsWith(PAGE_PATH)) return false;
    try {
      await this.#answer(url.pathname.slice(PAGE_PATH.length), url.searchParams, request, response);
    } catch (error) {
      send(response, 500, { message: error instanceof Error ? error.message : String(error) });
    }
    return true;
  }

  async #answer(
    name: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (name === '' || name === 'index.html') this.#sendPage(response);
    else if (name === 'resolve') send(response, 200, await this.#resolve(query));
    else if (name === 'check') send(response, 200, await this.#check(query.get('file') ?? ''));
    else if (name === 'modules') send(response, 200, this.crawler.modules);
    else if (name === 'deps') send(response, 200, { hash: this.crawler.packages });
    else if (name === 'trace' && request.method === 'POST') {
      const { stack = '', componentStack = '' } = JSON.parse((await text(request)).slice(0, LIMIT));
      send(response, 200, trace({ stack, componentStack }, this.server, this.serving.root));
    } else response.writeHead(404).end();
  }

  #sendPage(response: ServerResponse): void {
    const { packages } = this.crawler;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(pageHtml(this.#page('main'), packages));
  }

  async #resolve(query: URLSearchParams): Promise<Resolved> {
    const kind = query.get('kind') === 'story' ? 'story' : 'component';
    const found = this.#resolver.resolve(kind, query.get('name') ?? '');
    if (!found.ok) return found;
    const { root, setup } = this.serving;
    const url = this.crawler.urlOf(path.join(root, ...found.file.split('/')));
    await this.crawler.crawl(url);
    return {
      ...found,
      url,
      setup: setup ? this.crawler.urlOf(setup) : null,
      packages: this.crawler.packages,
    };
  }

  async #check(file: string): Promise<unknown> {
    const { root, setup } = this.serving;
    const full = path.resolve(root, ...file.split('/'));
    if (path.relative(root, full).startsWith('..') || path.isAbsolute(path.relative(root, full)))
      return { ok: false, message: 'The file is outside the front end.', file };
    return await check([full, ...(setup ? [setup] : [])], this.crawler, root);
  }

  #page(file: string): string {
    return this.crawler.urlOf(ourFile('support', 'components', 'page', file));
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
