import { SetupError } from '../../support/errors/brine-error';
import { suggest } from '../../support/matching/suggest';
import { environmentsOf } from '../../support/settings/environment-tags';
import type { LoadedSettings } from '../../support/settings/settings';
import { type Placed, placeOf } from './placed';

type Known = Pick<LoadedSettings, 'environment' | 'environments'>;

/** Tags that bind scenarios to environments which the settings do not know: such a scenario would never run. */
export class UnknownEnvironmentTagError extends SetupError {
  override readonly name = 'UnknownEnvironmentTagError';

  /** @param faults one line each, with feature file and line. */
  constructor(faults: readonly string[], known: readonly string[]) {
    super({
      what: `${faults.length === 1 ? '1 tag names' : `${faults.length} tags name`} an environment that the settings do not know.`,
      details: [...faults, `known: ${known.join(', ')}`].join('\n'),
      next: 'Correct the tags, or add the environments to brine.config.ts.',
    });
  }
}

/** @throws UnknownEnvironmentTagError */
export function checkEnvironments(scenarios: readonly Placed[], { environments }: Known): void {
  const faults = new Set(
    scenarios.flatMap((scenario) =>
      scenario.pickle.tags.flatMap((tag) =>
        environmentsOf([tag])
          .filter((name) => !environments.includes(name))
          .map((name) => {
            const near = suggest(name, environments);
            return `${placeOf(scenario, tag)}  @env:${name}${near ? ` (did you mean "@env:${near}"?)` : ''}`;
          }),
      ),
    ),
  );
  if (faults.size > 0) throw new UnknownEnvironmentTagError([...faults], environments);
}

/** For each scenario that this environment leaves out, the environments that it is for. */
export function elsewhere(scenarios: readonly Placed[], { environment }: Known): string[][] {
  return scenarios
    .map(({ pickle }) => environmentsOf(pickle.tags))
    .filter((wanted) => wanted.length > 0 && !wanted.includes(environment));
}
