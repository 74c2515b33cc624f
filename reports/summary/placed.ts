import type { Feature, Run, Scenario } from '../messages/run';
import { scenarioKeys } from '../scenario-keys';
import type { ScenarioLine } from './shape';

/** A scenario with its feature and the line that names it. */
export interface Placed {
  feature: Feature;
  scenario: Scenario;
  at: ScenarioLine;
}

/**
 * All scenarios of a run. Their keys are made for each environment by itself, so that they last whatever else was merged.
 */
export function placeAll({ features }: Pick<Run, 'features'>): Placed[] {
  const keys = keysOf(features);
  return features.flatMap((feature) =>
    feature.scenarios.map((scenario) => {
      const { name, line, environment } = scenario;
      const key = keys.get(scenario) ?? '';
      const at = { key, name, uri: feature.uri, line, ...(environment !== undefined && { environment }) };
      return { feature, scenario, at };
    }),
  );
}

function keysOf(features: readonly Feature[]): Map<Scenario, string> {
  const environments = new Set(
    features.flatMap(({ scenarios }) => scenarios.map(({ environment }) => environment)),
  );
  const keys = [...environments].map((environment) =>
    scenarioKeys(
      features.map((feature) => ({
        ...feature,
        scenarios: feature.scenarios.filter((scenario) => scenario.environment === environment),
      })),
    ),
  );
  return new Map(keys.flatMap((own) => [...own]));
}
