import type { Request, Response } from 'playwright';
import type { Exchange } from '../../evidence/exchange';

/** Bytes of a body that are kept. */
const LARGEST_BODY = 64 * 1_024;

/** `GET http://127.0.0.1:4173/api/orders`. */
export function describeRequest(request: Request): string {
  return `${request.method()} ${request.url()}`;
}

/** What the page sent and got. Never rejects: what cannot be read any more is left out. */
export async function exchangeOf(request: Request): Promise<Exchange> {
  const { startTime, responseEnd } = request.timing();
  const response = await request.response().catch(() => null);
  const failure = request.failure()?.errorText;
  return {
    ...begun(request, startTime),
    duration: Math.max(0, Math.round(responseEnd)),
    ...(response && { response: await answerOf(response, !failure) }),
    ...(failure && { error: failure }),
  };
}

/** A call whose answer has not ended: a stream of events, or a service that hangs. */
export async function unfinishedExchange(request: Request): Promise<Exchange> {
  const { startTime, responseStart } = request.timing();
  const response = responseStart >= 0 ? await request.response().catch(() => null) : null;
  return {
    ...begun(request, startTime),
    duration: Math.max(0, Math.round(Date.now() - startTime)),
    ...(response && { response: await answerOf(response, false) }),
    error: response ? 'still receiving when the scenario ended' : 'no answer when the scenario ended',
  };
}

/** Resolves when the answer has ended, or begun as one that never ends. */
export async function answerEnded(request: Request): Promise<void> {
  const response = await request.response().catch(() => null);
  const endless = response?.headers()['content-type']?.includes('text/event-stream');
  if (response && !endless) await response.finished().catch(() => null);
}

function begun(request: Request, startTime: number) {
  const body = sentBody(request);
  return {
    service: new URL(request.url()).host,
    request: {
      method: request.method(),
      url: request.url(),
      headers: request.headers(),
      ...(body !== undefined && { body }),
    },
    startedAt: new Date(startTime > 0 ? startTime : Date.now()).toISOString(),
  };
}

function sentBody(request: Request): string | undefined {
  const body = request.postDataBuffer();
  if (!body) return undefined;
  const type = request.headers()['content-type'] ?? '';
  return isText(type) && body.length <= LARGEST_BODY ? body.toString('utf8') : summary(body.length, type);
}

async function answerOf(response: Response, whole: boolean): Promise<NonNullable<Exchange['response']>> {
  const headers = response.headers();
  const text = whole ? await readText(response, headers) : '';
  return {
    status: response.status(),
    statusText: response.statusText(),
    headers,
    text,
    body: parsed(text, headers['content-type'] ?? ''),
  };
}

async function readText(response: Response, headers: Record<string, string>): Promise<string> {
  const type = headers['content-type'] ?? '';
  const length = Number(headers['content-length'] ?? 0);
  if (!isText(type)) return length > 0 ? summary(length, type) : '';
  if (length > LARGEST_BODY) return summary(length, type);
  const body = await response.body().catch(() => undefined);
  // The browser forgets a body when the page goes elsewhere.
  if (!body) return `<unread body of ${type}>`;
  return body.length > LARGEST_BODY ? summary(body.length, type) : body.toString('utf8');
}

function parsed(text: string, type: string): unknown {
  if (!/json/i.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isText(type: string): boolean {
  return /json|^text\/|xml|x-www-form-urlencoded/i.test(type);
}

function summary(length: number, type: string): string {
  return `<${length} bytes of ${type || 'unknown type'}>`;
}
