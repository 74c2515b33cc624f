import { BrineError } from '../errors/brine-error';
import { redactText } from '../evidence/redact';
import type { Failure } from './failure';

/** A request got no answer at all. */
export class RequestFailedError extends BrineError {
  override readonly name = 'RequestFailedError';

  constructor(
    readonly method: string,
    readonly url: string,
    failure: Failure,
    cause: unknown,
  ) {
    super(
      {
        what: `The request got no answer: ${failure.reason}.`,
        where: redactText(`${method} ${url}`),
        next: failure.next,
      },
      { cause },
    );
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

export class RequestFileError extends BrineError {
  override readonly name = 'RequestFileError';

  constructor(file: string, cause: unknown) {
    super(
      {
        what: `The file for the request could not be read${missing(cause) ? ': it does not exist' : ''}.`,
        where: file,
        details: missing(cause) || !(cause instanceof Error) ? undefined : cause.message,
        next: 'Paths are relative to the folder of brine.config.ts.',
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

function missing(cause: unknown): boolean {
  return (cause as { code?: string } | undefined)?.code === 'ENOENT';
}
