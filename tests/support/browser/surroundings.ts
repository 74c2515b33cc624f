import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { Contexts } from '../../../support/browser/contexts/contexts';
import { findBrowser } from '../../../support/browser/launch/find';
import { KeptBrowser } from '../../../support/browser/launch/keep';
import { launchBrowser } from '../../../support/browser/launch/launch';
import { BrowserSession, type SessionParts } from '../../../support/browser/session/session';
import type { Exchange } from '../../../support/evidence/exchange';
import { Patience } from '../../../support/wait/patience';

/** The machine's own browser, as a worker would keep it. */
export function realBrowser(): KeptBrowser {
  return new KeptBrowser(
    async () => await launchBrowser(findBrowser({}, process.env), {}, { env: process.env }),
  );
}

export interface Site extends AsyncDisposable {
  url: string;
}

export async function serve(listener: RequestListener): Promise<Site> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A site of one page that each test writes anew. */
export class OnePage {
  body = '';
  #site: Site | undefined;

  async start(): Promise<this> {
    this.#site = await serve((request, response) => {
      if (request.url === '/favicon.ico') return response.writeHead(204).end();
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<!doctype html><title>t</title>${this.body}`);
    });
    return this;
  }

  get url(): string {
    return this.#site?.url ?? '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#site?.[Symbol.asyncDispose]();
  }
}

/** A session that gives up at once, so that a failing test needs no time. */
export function newSession(
  browser: KeptBrowser,
  site: string | OnePage,
  parts: Partial<SessionParts> & { limit?: number } = {},
): BrowserSession & { exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  const session = new BrowserSession({
    contexts: new Contexts(async () => await browser.open()),
    baseUrl: async () => (typeof site === 'string' ? site : site.url),
    settings: {},
    pages: {},
    patience: new Patience(parts.limit ?? 300),
    headers: () => ({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }),
    record: (exchange) => exchanges.push(exchange),
    ...parts,
  });
  return Object.assign(session, { exchanges });
}

/** For all tests of a file: a session that shows a page as each of them writes it. @param path where it is. */
export function showing(path = '/') {
  const browser = realBrowser();
  const site = new OnePage();
  const session = newSession(browser, site);
  beforeAll(async () => {
    await site.start();
  });
  afterAll(async () => {
    await session.close();
    await browser[Symbol.asyncDispose]();
    await site[Symbol.asyncDispose]();
  });
  const show = async (body: string): Promise<void> => {
    site.body = body;
    await session.goto(path);
  };
  return { session, show };
}

/** The message of the error that is thrown, with the free port of the test made a fixed one. */
export async function messageOf(failing: Promise<unknown>): Promise<string> {
  const error = await failing.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (thrown: unknown) => thrown,
  );
  return `${(error as Error).name}: ${(error as Error).message}`
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4173')
    .replace(/\n {2}Still so after .* \(\d+ attempts\)\.(\n {2}Seen: .*)?$/, '');
}
