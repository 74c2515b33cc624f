import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets a browser keep what Vite compiled for as long as it runs: files are read once per run, and a page that is loaded
 * anew for every scenario would ask for each of them again, 40 % of its time. A page that finds out that packages were
 * prepared anew asks for all modules once more (page/packages.ts).
 *
 * Only Chromium is let: of others it was not tried.
 */
export function keeping(request: IncomingMessage, response: ServerResponse): void {
  if (!/Chrome\//.test(request.headers['user-agent'] ?? '')) return;
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const asks = name.toLowerCase() === 'cache-control' && value === 'no-cache';
    return setHeader(name, asks ? 'max-age=31536000, immutable' : value);
  };
}
