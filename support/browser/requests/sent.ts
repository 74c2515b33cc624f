import type { Request } from 'playwright';

/** A request that a page sent. */
export interface Sent {
  method: string;
  url: string;
  /** As sent; undefined when there was none. */
  text: string | undefined;
  /** The parsed JSON, the fields of a form, else the text; null when there was none. */
  body: unknown;
  /** Whether a script asked for data: no file of the page itself. */
  call: boolean;
}

/** Whether a request is the page's own: neither a page that is opened, nor what a component's page asks of Brine. */
export function isOfPage(request: Request): boolean {
  return !request.isNavigationRequest() && !new URL(request.url()).pathname.startsWith('/__component__/');
}

/** Never throws. */
export function sentBy(request: Request): Sent {
  const text = request.postData() ?? undefined;
  const type = request.headers()['content-type'] ?? '';
  return {
    method: request.method(),
    url: request.url(),
    text,
    body: text === undefined ? null : parsed(text, type),
    call: /^(?:xhr|fetch|eventsource|ping|websocket)$/.test(request.resourceType()),
  };
}

function parsed(text: string, type: string): unknown {
  if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
