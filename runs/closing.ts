import { renderRedactions } from '../support/evidence/redactions';
import { count } from '../support/matching/json';
import { tallied } from './tally';

interface Run {
  /** Folder of the run. */
  output: string;
  seed: string;
  /** Whether the seed was given from outside. */
  chosen: boolean;
  environment: string;
  /** For each scenario that was left out, the environments that it is for. */
  elsewhere: readonly string[][];
  redactions: ReadonlyMap<string, number>;
}

/** What a run tells about itself behind Cucumber's summary; each line only where there is something to tell. */
export function closingLines({ output, seed, chosen, environment, elsewhere, redactions }: Run): string[] {
  const { times, sum } = tallied(output, 'contract');
  const where = [...new Set(elsewhere.flat())].sort().join(', ');
  const hidden = renderRedactions(redactions);
  return [
    ...(elsewhere.length > 0
      ? [
          `Skipped: ${count(elsewhere.length, 'scenario')} for other environments (${where}); this run is for "${environment}".`,
        ]
      : []),
    ...(sum > 0
      ? [`Contract: ${count(sum, 'exchange')} in ${count(times, 'scenario')} broke the API specification.`]
      : []),
    ...(hidden ? [`Redacted: ${hidden} in the results.`] : []),
    ...(chosen || tallied(output, 'draws').times > 0
      ? [`Seed: ${seed}. The same made-up values again: --seed ${seed}`]
      : []),
  ];
}
