import type { Feature, Run, Scenario } from '../../messages/run';
import { placeAll } from '../../summary/placed';
import type { ScenarioLine } from '../../summary/shape';

/** A scenario with the place that every list of the site calls it by. */
export interface Listed {
  position: number;
  /** What its address has: the key, and the environment behind it where there are several. */
  id: string;
  at: ScenarioLine;
  feature: Feature;
  scenario: Scenario;
}

/** Features by path and scenarios by line, whatever the order they ran in: the same results make the same files. */
export function sorted(run: Run): Run {
  const features = run.features
    .map((feature) => ({ ...feature, scenarios: [...feature.scenarios].sort(byLine) }))
    .sort(byUri);
  return { ...run, features, unchosen: [...run.unchosen].sort(byUri) };
}

/** @param run sorted. */
export function listedIn(run: Run): Listed[] {
  const placed = placeAll(run);
  const environments = environmentsOf(run);
  return placed.map(({ at, feature, scenario }, position) => {
    const environment = environments.indexOf(at.environment ?? '');
    const id = environment === -1 ? at.key : `${at.key}~${environment + 1}`;
    return { position, id, at, feature, scenario };
  });
}

/** Their names, sorted; none when all of it ran in one. */
export function environmentsOf({ features }: Run): string[] {
  const names = features.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ environment }) => environment ?? []),
  );
  return [...new Set(names)].sort();
}

function byUri(one: Feature, other: Feature): number {
  return one.uri < other.uri ? -1 : Number(one.uri > other.uri);
}

function byLine(one: Scenario, other: Scenario): number {
  const environments = (one.environment ?? '') < (other.environment ?? '') ? -1 : 1;
  return one.line - other.line || (one.environment === other.environment ? 0 : environments);
}
