import { BrineError } from '../errors/brine-error';
import { suggest } from '../matching/suggest';

/** A step speaks of a mock, and no mock stands in for that service. */
export class NotMockedError extends BrineError {
  override readonly name = 'NotMockedError';

  /** @param mocks services that are mocked now. */
  constructor(service: string, mocks: readonly string[]) {
    const near = suggest(service, mocks);
    super({
      what: `The service "${service}" is not mocked.`,
      details: `mocks: ${mocks.join(', ') || 'none'}`,
      next:
        near === undefined
          ? `Begin with: Given the service "${service}" is mocked`
          : `Did you mean "${near}"? Or begin with: Given the service "${service}" is mocked`,
      final: true,
    });
  }
}

/** What a mock is to reply cannot be understood. */
export class MockReplyError extends BrineError {
  override readonly name = 'MockReplyError';

  constructor(what: string, where: string, next: string, options?: { cause?: unknown }) {
    super({ what, where, next, final: true }, options);
  }
}

/** A reply is made of the request, and the request has not what it takes. */
export class MockFillError extends BrineError {
  override readonly name = 'MockFillError';

  constructor(mock: string, request: string, cause: BrineError) {
    super(
      {
        what: `The reply of the mock "${mock}" cannot be made of the request.`,
        where: request,
        details: cause.message.replaceAll(/^ {2}/gm, ''),
        next: 'Correct the {{request.…}} in the reply, or what is sent.',
        culprit: `the mock "${mock}"`,
        final: true,
      },
      { cause },
    );
  }
}

/** The calls that a mock received are not what a check expected; the message lists them. */
export class MockCallsError extends BrineError {
  override readonly name = 'MockCallsError';
  override readonly fault = 'mock';
}

/** A mock was asked for something that nobody told it to reply to. */
export class UnexpectedCallError extends BrineError {
  override readonly name = 'UnexpectedCallError';
  override readonly fault = 'mock';

  constructor(
    mock: string,
    { request, known, step }: { request: string; known: readonly string[]; step: string },
    options?: { cause?: unknown },
  ) {
    super(
      {
        what: `The mock "${mock}" was called unexpectedly: ${request}`,
        details: `it replies to: ${known.join(', ') || 'nothing'}`,
        next: `If the call is right, say before it what is replied:\n${step}`,
        culprit: `the mock "${mock}"`,
        final: true,
      },
      options,
    );
  }
}

/** A mock that replays was asked for something that nobody recorded. */
export class NotRecordedError extends BrineError {
  override readonly name = 'NotRecordedError';
  override readonly fault = 'mock';

  /** @param variable what to set, to record it. */
  constructor(
    mock: string,
    {
      request,
      recorded,
      folder,
      variable,
    }: Record<'request' | 'folder' | 'variable', string> & {
      recorded: readonly string[];
    },
  ) {
    super({
      what: `The mock "${mock}" has no recording of ${request}`,
      where: folder,
      details: `recorded: ${recorded.join(', ') || 'nothing'}`,
      next: `Run this scenario once with ${variable} where the real service can be reached, and commit what it adds to the folder.`,
      culprit: `the mock "${mock}"`,
      final: true,
    });
  }
}

/** The real service could not be asked for what is to be recorded. */
export class RecordingError extends BrineError {
  override readonly name = 'RecordingError';
  override readonly fault = 'environment not ready';

  constructor(mock: string, where: string, reason: string, cause?: unknown) {
    super(
      {
        what: `What the mock "${mock}" is to record could not be had.`,
        where,
        details: reason,
        next: `Check services.${mock}.mock.target in brine.config.ts, and whether it can be reached from here.`,
        culprit: `the mock "${mock}"`,
        final: true,
      },
      { cause },
    );
  }
}

/** A file of recorded calls, or the folder of it, is not what it should be. */
export class RecordingFileError extends BrineError {
  override readonly name = 'RecordingFileError';
  override readonly fault = 'environment not ready';

  constructor(mock: string, file: string, reason: string, cause?: unknown) {
    super(
      {
        what: `A recorded call of the mock "${mock}" cannot be read.`,
        where: file,
        details: reason,
        next: 'Correct the file, or delete it and record the call again.',
        culprit: `the mock "${mock}"`,
        final: true,
      },
      { cause },
    );
  }
}
