import { BrineError } from '../../support/errors/brine-error';

/** The gate cannot tell: what it reads is missing or is not what it should be. */
export class GateError extends BrineError {
  override readonly name = 'GateError';
}
