import { BrineError } from '../errors/brine-error';

/** A table below a step does not have the form that the step reads. */
export class TableError extends BrineError {
  override readonly name = 'TableError';
}
