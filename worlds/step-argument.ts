import { BrineError } from '../support/errors/brine-error';

/** A function wants one value more than its step gives: Cucumber takes that for a callback, which nothing of Brine calls. */
export class MissingStepArgumentError extends BrineError {
  override readonly name = 'MissingStepArgumentError';

  constructor() {
    super({
      what: 'The step needs a table or a text below it, and there is none.',
      next: 'Write it there: rows between | and |, or lines between """ and """. A function that waits for a callback returns a promise instead.',
    });
  }
}

/** A step gives its function another number of values than it takes. */
export class StepMisfitError extends BrineError {
  override readonly name = 'StepMisfitError';

  /** @param text all of the message, as it is told of the step. */
  constructor(text: string) {
    super({ what: text });
  }
}
