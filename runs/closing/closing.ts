import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { renderRedactions } from '../../support/evidence/redactions';
import { count } from '../../support/matching/json';
import { tallied } from '../facts/tally';
import { againLines } from './again';
import { blameLines } from './blame';
import { Causes } from './causes';
import { Redactions } from './redactions';
import { Repetitions } from './repetitions';

interface Run {
  /** Folder of the run. */
  output: string;
  /** Where something was drawn from it. */
  seed: string | undefined;
  environment: string;
  profiles: readonly string[];
  /** For each scenario that was left out, the environments that it is for. */
  elsewhere: readonly string[][];
}

/** What a run tells about itself behind Cucumber's summary, gathered from its messages while it goes on. */
export class Closing {
  readonly #redactions = new Redactions();
  readonly #causes = new Causes();
  readonly #repetitions: Repetitions;

  /** @param repeat how often each scenario runs. */
  constructor(repeat = 1) {
    this.#repetitions = new Repetitions(repeat);
  }

  see(envelope: Envelope): void {
    this.#redactions.see(envelope);
    this.#causes.see(envelope);
    this.#repetitions.see(envelope);
  }

  /** Why scenarios failed. */
  causes(): string[] {
    return blameLines(this.#causes.failed, this.#causes.flaky);
  }

  /** Each line only where there is something to tell. */
  lines(run: Run): string[] {
    const repeated = this.#repetitions.lines();
    return [
      ...(repeated.length > 0 ? ['', ...repeated] : []),
      ...closingLines(run, this.#redactions.counts, this.#causes),
    ];
  }
}

function closingLines(run: Run, redactions: ReadonlyMap<string, number>, causes: Causes): string[] {
  const { output, seed, environment, profiles, elsewhere } = run;
  const { times, sum } = tallied(output, 'contract');
  const where = [...new Set(elsewhere.flat())].sort().join(', ');
  const hidden = renderRedactions(redactions);
  const again = {
    failed: causes.failed,
    folder: path.dirname(output),
    seed,
    environment: environment === 'default' ? undefined : environment,
    profiles,
  };
  return [
    ...blameLines(causes.failed, causes.flaky),
    ...againLines(again),
    ...(elsewhere.length > 0
      ? [
          `Skipped: ${count(elsewhere.length, 'scenario')} for other environments (${where}); this run is for "${environment}".`,
        ]
      : []),
    ...(sum > 0
      ? [`Contract: ${count(sum, 'exchange')} in ${count(times, 'scenario')} broke the API specification.`]
      : []),
    ...(hidden ? [`Redacted: ${hidden} in the results.`] : []),
    ...(seed !== undefined ? [`Seed: ${seed}. The same made-up values again: --seed ${seed}`] : []),
  ];
}
