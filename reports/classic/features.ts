import type { RunFacts } from '../facts';
import type { Feature, Run } from '../messages/run';
import { faultFeatures } from './faults';
import type { LegacyFeature } from './legacy';
import { pageName } from './page-name';
import { legacyScenario } from './scenario';
import { label, line, paragraph } from './text';

/** A clean run as the reporter's input: one feature per file, what went wrong with the run itself first. */
export function legacyFeatures(run: Run, facts: RunFacts): LegacyFeature[] {
  return [...faultFeatures(run, facts), ...run.features.map(legacyFeature)];
}

function legacyFeature(feature: Feature): LegacyFeature {
  return {
    id: pageName(feature.uri),
    uri: line(feature.uri),
    keyword: line(feature.keyword),
    name: line(feature.name === '' ? feature.uri : feature.name, 180),
    description: paragraph(feature.description),
    line: feature.line,
    tags: feature.tags.map((name) => ({ name: label(name), line: feature.line })),
    elements: feature.scenarios.map((scenario) => legacyScenario(scenario, feature)),
  };
}
