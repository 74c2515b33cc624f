import { BrineError } from '../../errors/brine-error';

/** What a step wanted is not on the page. */
export class ElementNotFoundError extends BrineError {
  override readonly name = 'ElementNotFoundError';
  override readonly fault = 'wrong';
}

/** More than one element answers to the name. */
export class AmbiguousElementError extends BrineError {
  override readonly name = 'AmbiguousElementError';
  override readonly fault = 'wrong';
}

/** The page is not as a check expects it. */
export class PageExpectationError extends BrineError {
  override readonly name = 'PageExpectationError';
  override readonly fault = 'wrong';
}

/** The page answers nothing: its script runs without end. */
export class PageBusyError extends BrineError {
  override readonly name = 'PageBusyError';
  override readonly fault = 'timed out';

  constructor(where: string) {
    super({
      what: 'The page does not answer.',
      where,
      next: 'A script of the page runs without end, or the machine is overloaded.',
    });
  }
}
