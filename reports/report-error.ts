import { BrineError } from '../support/errors/brine-error';

/** A report could not be written. The run and its results stand. */
export class ReportError extends BrineError {
  override readonly name = 'ReportError';
}
