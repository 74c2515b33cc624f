import { browserTagFaults } from '../../support/browser/choices/tags';
import { SetupError } from '../../support/errors/brine-error';
import { count } from '../../support/matching/json';
import { type Placed, placeOf } from './placed';

/** Tags that say something of the browser which cannot be: the scenario would not run as its author thinks. */
export class BrowserTagError extends SetupError {
  override readonly name = 'BrowserTagError';

  /** @param faults one line each, with feature file and line. */
  constructor(faults: readonly string[]) {
    super({
      what: `${count(faults.length, 'tag')} about the browser cannot be followed.`,
      details: faults.join('\n'),
      next: 'Correct the tags; docs/settings.md lists them.',
    });
  }
}

/** @throws BrowserTagError */
export function checkBrowserTags(scenarios: readonly Placed[]): void {
  const faults = new Set(
    scenarios.flatMap((scenario) =>
      scenario.pickle.tags.flatMap((tag) =>
        browserTagFaults([tag.name]).map(({ fault }) => `${placeOf(scenario, tag)}  ${tag.name} ${fault}`),
      ),
    ),
  );
  if (faults.size > 0) throw new BrowserTagError([...faults]);
}
