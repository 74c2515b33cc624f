import type { RunFacts } from '../facts';
import type { Placed } from '../summary/placed';
import type { Summary } from '../summary/shape';

/** What the outputs for CI servers are made of; all of it is clean. */
export interface OutputInput {
  summary: Summary;
  scenarios: readonly Placed[];
  facts: RunFacts;
}
