import type { ServerResponse } from 'node:http';

/** Answers 502 as `application/problem+json`, marked as no word of the service, or breaks the connection when an answer was already begun. */
export function sendProblem(response: ServerResponse, detail: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({ type: 'about:blank', title: 'Bad Gateway', status: 502, detail });
  response.writeHead(502, { 'content-type': 'application/problem+json', 'x-brine': 'gateway' }).end(body);
}
