import { groupBy } from '../../reports/group';
import { indexDocument } from '../../reports/messages/document';
import type { Scenario } from '../../reports/messages/run';
import { buildScenario } from '../../reports/messages/scenario';
import { scenarioKeys } from '../../reports/scenario-keys';
import type { Placed } from '../scenarios/placed';
import { onceNamed } from '../scenarios/repeat';

/**
 * The keys by which reports and history know scenarios, by the ids of this run. A repetition has the key of the scenario
 * that it repeats.
 *
 * @param repeat how often each scenario runs.
 */
export function keysOfPlaced(scenarios: readonly Placed[], repeat = 1): Map<string, string> {
  // Each repetition by itself, because twins are told apart by their order.
  const repetitions = groupBy(scenarios, ({ pickle }) => String(onceNamed(pickle.name, repeat).repetition));
  return new Map([...repetitions.values()].flatMap((own) => keysOfOnce(own, repeat)));
}

function keysOfOnce(scenarios: readonly Placed[], repeat: number): [string, string][] {
  const files = groupBy(scenarios, ({ pickle }) => pickle.uri);
  const ids = new Map<Scenario, string>();
  const features = [...files].map(([uri, own]) => {
    const document = own[0] && indexDocument(own[0].gherkinDocument);
    const built = own.flatMap(({ pickle }) => {
      if (!document) return [];
      const { name } = onceNamed(pickle.name, repeat);
      const scenario = { ...buildScenario(pickle, document, []), name };
      ids.set(scenario, pickle.id);
      return [scenario];
    });
    return { uri, scenarios: built };
  });
  return [...scenarioKeys(features)].map(([scenario, key]) => [ids.get(scenario) ?? '', key]);
}
