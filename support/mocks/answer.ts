import { documentedReply, usualStatus } from '../openapi/documented-reply';
import { isJsonKind } from '../openapi/media-range';
import type { Operation } from '../openapi/operation';
import type { Answer, Reply } from './reply';

/**
 * A reply made whole. What it leaves out comes from the operation: the status of success, and for a status without a body
 * the documented example.
 *
 * @param operation undefined where the service documents none.
 */
export function answerOf(reply: Reply, operation: Operation | undefined): Answer {
  const status = reply.status ?? (operation ? usualStatus(operation) : 200);
  const documented = operation && documentedReply(operation, status);
  const own = lowerCased(reply.headers ?? {});
  const body = 'body' in reply ? reply.body : documented?.body;
  const type = own['content-type'] ?? typeFor(body, 'body' in reply, documented?.headers['content-type']);
  const headers = { ...documented?.headers, ...own };
  if (type === undefined) delete headers['content-type'];
  else headers['content-type'] = type;
  return { status, headers: lowerCased(headers), text: textOf(body, type), body };
}

/** @param said the body was said, and not documented. */
function typeFor(body: unknown, said: boolean, documented: string | undefined): string | undefined {
  if (body === undefined) return undefined;
  if (!said) return documented ?? 'application/json';
  if (typeof body === 'string')
    return documented !== undefined && !isJsonKind(documented) ? documented : 'text/plain; charset=utf-8';
  return isJsonKind(documented) ? documented : 'application/json';
}

function textOf(body: unknown, type: string | undefined): string {
  if (body === undefined) return '';
  return typeof body === 'string' && !isJsonKind(type) ? body : JSON.stringify(body);
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
