import { BrineError, type FaultKind } from '../errors/brine-error';
import { operationOf } from '../evidence/operation';
import { redactText, redactValue } from '../evidence/redact';
import { suggest } from '../matching/suggest';
import { nearbyFile } from '../openapi/nearby-file';
import { formatDuration } from '../wait/duration';
import type { Failure } from './failure';

/** A request got no answer at all. */
export class RequestFailedError extends BrineError {
  override readonly name = 'RequestFailedError';
  override readonly fault: FaultKind;

  /** @param service its name in the settings, or its host. */
  constructor(
    readonly method: string,
    readonly url: string,
    service: string,
    failure: Failure,
    cause: unknown,
  ) {
    super(
      {
        what: `The request got no answer: ${failure.reason}.`,
        where: redactText(`${method} ${url}`),
        next: failure.next,
        culprit: operationOf({ service, request: { method, url } }),
      },
      { cause },
    );
    this.fault = failure.timedOut ? 'timed out' : 'environment not ready';
  }
}

/** A step looked at a response before there was one. */
export class NoResponseError extends BrineError {
  override readonly name = 'NoResponseError';

  /** @param unanswered the request that failed, such as `GET http://…`, when there was one. */
  constructor(unanswered?: string) {
    super({
      what: unanswered ? 'The last request got no response.' : 'No request has been sent in this scenario.',
      where: unanswered && redactText(unanswered),
      next: unanswered
        ? 'See the request in the evidence of this scenario for the reason.'
        : 'Send one in an earlier step, such as: When I send a GET request to "/…".',
    });
  }
}

/** A check was to wait for a better response, and sending again could change something. */
export class RequestNotRepeatableError extends BrineError {
  override readonly name = 'RequestNotRepeatableError';

  constructor(method: string, url: string) {
    super({
      what: `The response does not change while waiting: a ${method} request is not sent again, only GET and HEAD are.`,
      where: redactText(`${method} ${url}`),
      next: 'Send a GET request for what should change and wait on its response, or check at once without "within" and "for".',
      seen: 'no new response',
      final: true,
    });
  }
}

/** The steps before a request asked for things that exclude each other. */
export class RequestDraftError extends BrineError {
  override readonly name = 'RequestDraftError';

  constructor(first: string, second: string) {
    super({
      what: `The request has ${first} and ${second}; it can have only one of them.`,
      next: 'Leave one of the two steps out.',
    });
  }
}

/** A step asks for something that the request has no use for. */
export class UnusedRequestPartError extends BrineError {
  override readonly name = 'UnusedRequestPartError';

  /** @param part what was asked for; @param lacks what it would need. */
  constructor(part: string, lacks: string) {
    super({
      what: `The request has ${part} and ${lacks}.`,
      next: 'Add what is missing, or leave the step out.',
    });
  }
}

export class CompressionError extends BrineError {
  override readonly name = 'CompressionError';

  constructor(method: string, known: readonly string[]) {
    super({
      what: `A request body cannot be compressed with "${method}".`,
      next: `${hint(suggest(method, known))}Write one of: ${known.join(', ')}.`,
    });
  }
}

export class RequestCookieError extends BrineError {
  override readonly name = 'RequestCookieError';

  constructor(name: string, value: string) {
    const shown = redactValue(name, value);
    super({
      what: `A cookie cannot be sent as "${name}" with the value "${shown}": neither may hold spaces, quotes, commas, semicolons or backslashes, and a name no "=" either.`,
      next: `Write it percent-encoded${shown === value ? `, such as "${encodeURIComponent(value)}"` : ''}.`,
    });
  }
}

export class RequestHeaderError extends BrineError {
  override readonly name = 'RequestHeaderError';

  /** @param value absent when the name is at fault. */
  constructor(name: string, value?: string) {
    super({
      what:
        value === undefined
          ? `A request header cannot be called "${name}".`
          : `A request header cannot be sent with this value: ${name}: ${redactValue(name, value)}`,
      next:
        value === undefined
          ? 'A name has letters, digits and hyphens, such as X-Request-Id.'
          : 'A value has one line of Latin letters, digits and punctuation: write other characters percent-encoded.',
    });
  }
}

export class RequestTimeoutError extends BrineError {
  override readonly name = 'RequestTimeoutError';

  /** @param limit milliseconds. */
  constructor(limit: number) {
    super({
      what: `A request cannot be given ${formatDuration(limit)} to be answered.`,
      next: 'Write at least 1 ms, such as: Given the request timeout is 300 ms.',
    });
  }
}

export class GraphqlVariablesError extends BrineError {
  override readonly name = 'GraphqlVariablesError';

  constructor(text: string) {
    super({
      what: 'The GraphQL variables are not an object.',
      details: redactText(text),
      next: 'Write them by name, such as { "id": 17 }.',
    });
  }
}

export class RequestFileError extends BrineError {
  override readonly name = 'RequestFileError';

  /** @param role what the file is for. */
  constructor(file: string, cause: unknown, role = 'for the request') {
    super(
      {
        what: `The file ${role} could not be read${missing(cause) ? ': it does not exist' : ''}.`,
        where: file,
        details: missing(cause) || !(cause instanceof Error) ? undefined : cause.message,
        next: `${hint(missing(cause) ? nearbyFile(file) : undefined)}Paths are relative to the folder of brine.config.ts.`,
      },
      { cause },
    );
  }
}

/** A response body could not be saved. */
export class BodyFileError extends BrineError {
  override readonly name = 'BodyFileError';

  /** @param cause absent when the path itself is wrong. */
  constructor(file: string, cause?: unknown) {
    super(
      {
        what: `The response body could not be saved as the file "${file}"${cause === undefined ? ': it would be outside reports/output/files' : ''}.`,
        details: cause instanceof Error ? cause.message : undefined,
        next: 'Give a path below reports/output/files, such as "invoices/ann.pdf".',
      },
      { cause },
    );
  }
}

export class RequestAddressError extends BrineError {
  override readonly name = 'RequestAddressError';

  constructor(address: string, cause: unknown) {
    super(
      {
        what: `"${redactText(address)}" is not an address to send a request to.`,
        next: 'Write a path such as "/orders", or a whole address such as "https://example.com/orders".',
      },
      { cause },
    );
  }
}

export class NoSpecificationError extends BrineError {
  override readonly name = 'NoSpecificationError';

  constructor(service: string) {
    super({
      what: `Brine does not know the API specification of ${service}.`,
      next: `Say where it is: services: { ${service}: { openapi: '/openapi.json' } } in brine.config.ts (a path on the service or a file in the project).`,
    });
  }
}

function hint(near: string | undefined): string {
  return near === undefined ? '' : `Did you mean "${near}"? `;
}

function missing(cause: unknown): boolean {
  return (cause as { code?: string } | undefined)?.code === 'ENOENT';
}
