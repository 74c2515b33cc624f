import { BrineError } from '../errors/brine-error';

/** What was recorded cannot be read. */
export class RecordingError extends BrineError {
  override readonly name = 'RecordingError';

  constructor(file: string, reason: string, cause?: unknown) {
    super(
      {
        what: 'The recording cannot be read.',
        where: file,
        details: reason,
        next: 'Give a HAR 1.2 file, as the developer tools of a browser or a proxy save it.',
      },
      { cause },
    );
  }
}

/** A recording was read, and nothing in it can become a scenario. */
export class NothingRecordedError extends BrineError {
  override readonly name = 'NothingRecordedError';

  constructor(file: string, details: readonly string[], next: string) {
    super({
      what: 'Nothing in the recording can become a scenario.',
      where: file,
      details: details.join('\n'),
      next,
    });
  }
}
