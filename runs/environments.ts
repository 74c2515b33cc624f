import type { GherkinDocument, Pickle } from '@cucumber/messages';
import { SetupError } from '../support/errors/brine-error';
import { suggest } from '../support/matching/suggest';
import { environmentsOf } from '../support/settings/environment-tags';
import type { LoadedSettings } from '../support/settings/settings';

/** A scenario that is about to run, and the feature file it comes from. */
export interface Placed {
  pickle: Pickle;
  gherkinDocument: GherkinDocument;
}

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
    scenarios.flatMap(({ pickle, gherkinDocument }) =>
      pickle.tags.flatMap((tag) =>
        environmentsOf([tag])
          .filter((name) => !environments.includes(name))
          .map((name) => {
            const place = `${pickle.uri}:${lineOf(gherkinDocument, tag.astNodeId)}`;
            const near = suggest(name, environments);
            return `${place}  @env:${name}${near ? ` (did you mean "@env:${near}"?)` : ''}`;
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

/** The line of a tag, wherever in the feature it stands. */
function lineOf({ feature }: GherkinDocument, tagId: string): number | undefined {
  const children = feature?.children ?? [];
  const inRules = children.flatMap(({ rule }) => rule?.children ?? []);
  const scenarios = [...children, ...inRules].flatMap(({ scenario }) => scenario ?? []);
  const owners = [
    ...(feature ? [feature] : []),
    ...children.flatMap(({ rule }) => rule ?? []),
    ...scenarios,
    ...scenarios.flatMap(({ examples }) => examples),
  ];
  return owners.flatMap(({ tags }) => tags).find(({ id }) => id === tagId)?.location.line;
}
