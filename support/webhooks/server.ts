import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readWhole } from '../http/read-whole';

/** A request, received whole. */
export interface Call {
  method: string;
  /** Path with its query, as sent. */
  path: string;
  /** Names in lower case; several values joined by `, `. */
  headers: Record<string, string>;
  /** Undefined when it was larger than 10 MiB or broke off. */
  content: Buffer | undefined;
  startedAt: Date;
}

export interface HookServer {
  /** `http://127.0.0.1:port`. */
  url: string;
  close(): Promise<void>;
}

/** Listens on a free port. @param answer takes a request in and gives the status to answer it with. */
export async function startHookServer(answer: (call: Call) => number): Promise<HookServer> {
  const server = createServer((request, response) => void take(request, response, answer));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as Exclude<ReturnType<typeof server.address>, string | null>;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (call: Call) => number,
): Promise<void> {
  const startedAt = new Date();
  const content = await readWhole(request);
  const { method = '', url: path = '', headersDistinct } = request;
  const headers = Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values]) => [name, values?.join(', ') ?? '']),
  );
  response.writeHead(answer({ method, path, headers, content, startedAt })).end();
}
