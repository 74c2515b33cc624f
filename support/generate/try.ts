import type { Bound } from './bound';
import type { Row } from './rows';

/** A value of a field or parameter that is to be refused, or just accepted, with its row in the table of a call. */
export interface Try extends Bound {
  /** Undefined when it is left out. */
  row: Row | undefined;
}
