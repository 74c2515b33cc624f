import type { Sentence } from '../vocabulary/examples';
import type { Phrase } from '../vocabulary/sources';

/** A phrase of the catalogue. */
export interface Entry extends Phrase {
  /** A sentence that is this phrase. */
  example: string;
  /** Where the example comes from; absent when no feature has the phrase. */
  from?: Sentence;
}
