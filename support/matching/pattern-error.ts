import { BrineError } from '../errors/brine-error';

/** A regular expression in a step or marker cannot be read. */
export class PatternError extends BrineError {
  override readonly name = 'PatternError';

  constructor(
    readonly pattern: string,
    readonly reason: string,
    options?: { cause?: unknown },
  ) {
    super(
      {
        what: `The pattern "${pattern}" cannot be read: ${reason}.`,
        next: 'Write a JavaScript regular expression with Unicode rules: only special characters take a backslash.',
        final: true,
      },
      options,
    );
  }
}
