import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { keeping } from './caching';
import { viteConfig } from './config';
import { Crawler } from './crawl';
import { Endpoints } from './endpoints';
import { ComponentConfigError, ComponentSetupMissingError, reasonOf } from './server-errors';
import type { ComponentServerOptions } from './start';
import { loadVite, type ViteServer } from './vite';

/** A page of another site that has its name lead here is refused. */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

export interface StartedComponentServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
}

/**
 * Serves the component page, and all that components need, with the front end's own Vite and config on a free port of
 * this machine. Ready means: what the page loads first is compiled, so no mount waits for it.
 *
 * @throws ComponentViteError, ComponentConfigError, ComponentSetupMissingError
 */
export async function startComponentServer(options: ComponentServerOptions): Promise<StartedComponentServer> {
  const root = path.resolve(options.root);
  const setup = options.setup ? path.resolve(root, options.setup) : undefined;
  if (setup && !existsSync(setup)) throw new ComponentSetupMissingError(setup);
  const { vite, major } = await loadVite(root);
  const server = await createVite(
    async () => await vite.createServer(viteConfig({ root, setup }, vite, major)),
    root,
  );
  const crawler = new Crawler(server, root);
  const endpoints = new Endpoints(server, crawler, { root, setup });
  const http = createServer((request, response) => {
    if (!OWN_HOST.test(request.headers.host ?? '')) return response.writeHead(403).end();
    void endpoints.answer(request, response).then((answered) => {
      if (answered) return;
      keeping(request, response);
      server.middlewares(request, response, () => response.writeHead(404).end());
    });
  });
  await endpoints.warmUp();
  const { port } = await listening(http);
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
      await server.close();
    },
  };
}

async function createVite(create: () => Promise<ViteServer>, root: string): Promise<ViteServer> {
  try {
    return await create();
  } catch (cause) {
    throw new ComponentConfigError(root, reasonOf(cause), { cause });
  }
}

async function listening(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return server.address() as AddressInfo;
}
