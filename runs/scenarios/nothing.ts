import type { Pickle } from '@cucumber/messages';
import { SetupError } from '../../support/errors/brine-error';
import { RUN } from '../../support/home/home';
import { nearMisses } from './near';

/** No scenario is left by what was asked for. Green, such a run would hide a misspelt tag for ever. */
export class NothingChosenError extends SetupError {
  override readonly name = 'NothingChosenError';

  /**
   * @param asked the arguments of the run.
   * @param there all scenarios of the files that were read.
   */
  constructor(asked: readonly string[], there: readonly Pickle[]) {
    super({
      what: 'There is no scenario to run.',
      details:
        asked.length > 0
          ? [`asked for: ${asked.join(' ')}`, ...nearMisses(asked, there)].join('\n')
          : 'There are no scenarios in features/.',
      next: `See that paths, tags and names are written as in the features: ${RUN} --dry-run --format pretty shows them all.`,
    });
  }
}

let idle = false;

/** Of a shard that no scenario was left for: nothing has to be started. To be told in the main thread before hooks run. */
export function stayIdle(): void {
  idle = true;
}

export function isIdle(): boolean {
  return idle;
}
