import { BrineError } from '../../errors/brine-error';
import { readDocument } from '../../matching/document';
import { isObject } from '../../matching/json';
import type { Answer } from './network';

/** No page can be answered like this. */
export class UnfitAnswerError extends BrineError {
  override readonly name = 'UnfitAnswerError';

  constructor(what: string) {
    super({
      what,
      next: 'Write JSON or YAML: the body alone, or `status` (200 to 599), `headers` (a text for each name) and `body`.',
    });
  }
}

/**
 * Reads an answer as a step writes it: nothing but `status`, `headers` and `body` say the whole of it; anything else is
 * the body of an answer with status 200.
 *
 * @throws DocumentError, UnfitAnswerError
 */
export function readAnswer(text: string): Answer {
  const document = readDocument(text, 'the answer');
  if (!isWhole(document)) return answerWith(200, {}, document);
  const { status = 200, headers = {}, body } = document;
  if (!isObject(headers)) throw new UnfitAnswerError('The headers of the answer are no names with texts.');
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return answerWith(status, Object.fromEntries(texts), body);
}

/** @param body JSON, or a text that is sent as it is; undefined: none. @throws UnfitAnswerError */
export function answerWith(status: unknown, headers: Record<string, string>, body: unknown): Answer {
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599) {
    throw new UnfitAnswerError(`A page cannot be answered with the status ${String(status)}.`);
  }
  if (body === undefined) return { status, headers, body: '' };
  const text = typeof body === 'string';
  const type = text ? 'text/plain; charset=utf-8' : 'application/json';
  return {
    status,
    headers: { 'content-type': type, ...headers },
    body: text ? body : JSON.stringify(body),
  };
}

function isWhole(document: unknown): document is { status?: unknown; headers?: unknown; body?: unknown } {
  if (!isObject(document)) return false;
  const names = Object.keys(document);
  const only = names.every((name) => ['status', 'headers', 'body'].includes(name));
  // An order has a status too: `status: open` alone is a body.
  return only && (names.includes('body') || typeof document.status === 'number');
}
