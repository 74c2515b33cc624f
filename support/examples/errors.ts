import { BrineError } from '../errors/brine-error';

/** The file that an `Examples: from "…"` names cannot be used. */
export class ExamplesFileError extends BrineError {
  override readonly name = 'ExamplesFileError';

  /** @param file as the feature names it. */
  constructor(file: string, reason: string, options?: { cause?: unknown }) {
    super(
      {
        what: `The examples file "${file}" cannot be used: ${reason}.`,
        next: 'Correct the file or its name in the feature; the path begins at the project’s folder.',
      },
      options,
    );
  }
}
