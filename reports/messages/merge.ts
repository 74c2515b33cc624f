import type { Definition, Feature, Run, Scenario } from './run';

const NOTHING: Run = {
  features: [],
  unchosen: [],
  definitions: [],
  hooks: [],
  parseErrors: [],
  faults: [],
  finished: false,
};

/**
 * Makes one run of several streams (shards, or a run and its repetition). Scenarios are the same when their file and line
 * are, because ids differ from stream to stream; their attempts are put in order of time.
 */
export function mergeRuns(runs: Run[]): Run {
  const [first = NOTHING, ...others] = runs;
  return others.reduce(mergeTwo, first);
}

function mergeTwo(left: Run, right: Run): Run {
  const features = mergeFeatures(left.features, right.features);
  const chosen = new Set(features.map(({ uri }) => uri));
  const unchosen = new Map([...left.unchosen, ...right.unchosen].map((feature) => [feature.uri, feature]));
  const definitions = [...left.definitions, ...right.definitions].map((definition): [string, Definition] => [
    `${definition.place} ${definition.pattern}`,
    definition,
  ]);
  const merged: Run = {
    features,
    unchosen: [...unchosen.values()].filter(({ uri }) => !chosen.has(uri)),
    definitions: [...new Map(definitions).values()],
    hooks: [...left.hooks, ...right.hooks],
    parseErrors: [...left.parseErrors, ...right.parseErrors],
    faults: [...left.faults, ...right.faults],
    finished: left.finished && right.finished,
  };
  const failures = [left.failure, right.failure].filter((text) => text !== undefined);
  if (failures.length > 0) merged.failure = failures.join('\n\n');
  const starts = [left.startedAt, right.startedAt].filter((time) => time !== undefined);
  if (starts.length > 0) merged.startedAt = Math.min(...starts);
  const ends = [left.finishedAt, right.finishedAt].filter((time) => time !== undefined);
  if (ends.length > 0) merged.finishedAt = Math.max(...ends);
  return merged;
}

function mergeFeatures(left: Feature[], right: Feature[]): Feature[] {
  const byUri = new Map(left.map((feature) => [feature.uri, feature]));
  for (const feature of right) {
    const known = byUri.get(feature.uri);
    const scenarios = known ? mergeScenarios(known.scenarios, feature.scenarios) : feature.scenarios;
    byUri.set(feature.uri, { ...feature, scenarios });
  }
  return [...byUri.values()];
}

function mergeScenarios(left: Scenario[], right: Scenario[]): Scenario[] {
  const byLine = new Map(left.map((scenario) => [scenario.line, scenario]));
  for (const scenario of right) {
    const attempts = [...(byLine.get(scenario.line)?.attempts ?? []), ...scenario.attempts];
    attempts.sort((one, other) => one.startedAt - other.startedAt);
    byLine.set(scenario.line, { ...scenario, attempts });
  }
  return [...byLine.values()].sort((one, other) => one.line - other.line);
}
