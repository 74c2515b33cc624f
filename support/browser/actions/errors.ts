import { BrineError } from '../../errors/brine-error';
import { formatDuration } from '../../wait/duration';
import { suggestion } from '../suggest';

export class UploadFileMissingError extends BrineError {
  override readonly name = 'UploadFileMissingError';

  constructor(file: string, path: string) {
    super({
      what: `There is no file "${file}" to upload.`,
      where: path,
      next: 'Write its path from the folder of brine.config.ts.',
    });
  }
}

export class UnknownKeyError extends BrineError {
  override readonly name = 'UnknownKeyError';

  constructor(key: string, known: readonly string[], options: { cause: unknown }) {
    super(
      {
        what: `There is no key "${key}".`,
        details: suggestion(key, known),
        next: 'Write a letter, a name such as Enter, Escape, Tab or ArrowDown, or a chord such as Control+A.',
      },
      options,
    );
  }
}

/** Typing would go nowhere. */
export class NothingFocusedError extends BrineError {
  override readonly name = 'NothingFocusedError';
  override readonly fault = 'wrong';

  constructor(text: string, url: string) {
    super({
      what: `"${text}" cannot be typed: nothing on the page has the focus.`,
      where: url,
      next: `Click where it should go first, or write: I fill in "…" with "${text}"`,
    });
  }
}

/** The element is there, but does not let itself be used. */
export class ActionFailedError extends BrineError {
  override readonly name = 'ActionFailedError';
  override readonly fault = 'wrong';

  constructor(action: string, waited: number, where: string, reason: string, options: { cause: unknown }) {
    super(
      {
        what: `${action} failed after ${formatDuration(waited)}.`,
        where,
        details: reason,
        next: 'Look at the screenshot: a person could not do it at this moment either.',
      },
      options,
    );
  }
}

/** The value does not fit the control. */
export class UnfitValueError extends BrineError {
  override readonly name = 'UnfitValueError';
  override readonly fault = 'wrong';
}
