import { BrineError } from '../../support/errors/brine-error';

/** The history could not be opened, read or written. The run and its results stand. */
export class HistoryError extends BrineError {
  override readonly name = 'HistoryError';
}
