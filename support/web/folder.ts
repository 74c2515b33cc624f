import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** A folder as a browser sees it. */
export interface ServedFolder extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
}

/**
 * Serves the files of a folder on a free port of 127.0.0.1, as they are now. Who comes by another name is refused, so that
 * no page of the web can read them.
 */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const own = [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
    const absent = () => {
      response.writeHead(404).end('There is no such file.\n');
    };
    if (!own) response.writeHead(403).end('Only 127.0.0.1 is served.\n');
    else if (isHidden(request.url ?? '')) absent();
    else files(request, response, absent);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Names that begin with a dot are nobody's to read: locks, drafts, what leads out of the folder. */
function isHidden(path: string): boolean {
  try {
    return decodeURIComponent(path)
      .split(/[/\\?]/)
      .some((name) => name.startsWith('.'));
  } catch {
    return true;
  }
}
