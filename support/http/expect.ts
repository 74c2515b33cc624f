import { BrineError } from '../errors/brine-error';
import type { AnsweredExchange } from '../evidence/exchange';
import { layOut } from '../evidence/exchange-text';
import { operationOf } from '../evidence/operation';
import { redactText } from '../evidence/redact';
import { suggest } from '../matching/suggest';
import { formatDuration } from '../wait/duration';
import { graphqlErrors } from './graphql';

const MOST_LINES = 12;
const LONGEST_LINE = 200;

/** The response is not what a check expected; the message shows it. */
export class ResponseError extends BrineError {
  override readonly name = 'ResponseError';
  override readonly fault = 'wrong';

  /** @param seen what was found instead, in a few words. */
  constructor(what: string, exchange: AnsweredExchange, seen?: string) {
    super({
      what,
      where: redactText(`${exchange.request.method} ${exchange.request.url}`),
      details: describeBody(exchange),
      seen,
      culprit: operationOf(exchange),
    });
  }
}

const CLASSES: Record<string, number> = {
  successful: 2,
  'a redirect': 3,
  'a client error': 4,
  'a server error': 5,
};

/** @throws ResponseError, as do the other checks below. */
export function expectStatus(exchange: AnsweredExchange, expected: number): void {
  const { status } = exchange.response;
  if (status !== expected) {
    throw new ResponseError(
      `The response status is ${status}, expected ${expected}.`,
      exchange,
      `status ${status}`,
    );
  }
}

/** @param expected successful, a redirect, a client error or a server error. */
export function expectClass(exchange: AnsweredExchange, expected: string): void {
  const { status } = exchange.response;
  const digit = CLASSES[expected];
  if (Math.floor(status / 100) !== digit) {
    throw new ResponseError(
      `The response status is ${status}, expected ${expected} (${digit}00 to ${digit}99).`,
      exchange,
      `status ${status}`,
    );
  }
}

export function expectHeader(exchange: AnsweredExchange, name: string, expected: string): void {
  const actual = headerOf(exchange, name);
  if (actual !== expected) {
    throw new ResponseError(
      `The response header "${name}" is "${redactText(actual)}", expected "${expected}".`,
      exchange,
      `"${redactText(actual)}"`,
    );
  }
}

export function expectHeaderContains(exchange: AnsweredExchange, name: string, expected: string): void {
  const actual = headerOf(exchange, name);
  if (!actual.includes(expected)) {
    throw new ResponseError(
      `The response header "${name}" is "${redactText(actual)}", which does not contain "${expected}".`,
      exchange,
      `"${redactText(actual)}"`,
    );
  }
}

/** @param limit milliseconds. */
export function expectFasterThan(exchange: AnsweredExchange, limit: number): void {
  const took = exchange.duration;
  if (took >= limit) {
    throw new ResponseError(
      `The response took ${formatDuration(Math.ceil(took))}, expected less than ${formatDuration(limit)}.`,
      exchange,
      formatDuration(Math.ceil(took)),
    );
  }
}

export function expectEmptyBody(exchange: AnsweredExchange): void {
  if (exchange.response.text !== '') throw new ResponseError('The response body is not empty.', exchange);
}

/** The value of a response header, its name in any case. @throws ResponseError when it is absent */
export function headerOf(exchange: AnsweredExchange, name: string): string {
  const { headers } = exchange.response;
  const value = headers[name.toLowerCase()];
  if (value !== undefined) return value;
  const names = Object.keys(headers).sort();
  const near = suggest(name, names);
  throw new ResponseError(
    `The response has no header "${name}"; it has: ${names.join(', ')}.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    exchange,
    `no header "${name}"`,
  );
}

/** The first lines of the body; what a problem document says comes first. */
function describeBody(exchange: AnsweredExchange): string {
  const { response } = exchange;
  if (response.text === '') return '(empty body)';
  const lines = redactText(layOut(response.text)).split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => cut(line));
  const left = lines.length - shown.length;
  if (left > 0) shown.push(`… ${left === 1 ? '1 more line' : `${left} more lines`}`);
  return [...problemOf(response.body), ...graphqlLines(exchange), ...shown].join('\n');
}

function graphqlLines(exchange: AnsweredExchange): string[] {
  return graphqlErrors(exchange)
    .slice(0, MOST_LINES)
    .map((error) => cut(redactText(error)));
}

/** RFC 9457. */
function problemOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const { title, detail } = body as { title?: unknown; detail?: unknown };
  const said = [title, detail].filter((part) => typeof part === 'string');
  return typeof detail === 'string' ? [cut(redactText(said.join(': ')))] : [];
}

function cut(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}
