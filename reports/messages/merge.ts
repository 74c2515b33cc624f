import type { Attempt, Definition, Feature, Run, Scenario } from './run';

const NOTHING: Run = {
  features: [],
  unchosen: [],
  passedOver: [],
  definitions: [],
  hooks: [],
  parseErrors: [],
  faults: [],
  finished: false,
};

/**
 * Makes one run of several streams (shards, or a run and its repetition). Scenarios are the same when their file, line,
 * name, row and environment are, because ids differ from stream to stream; their attempts are put in order of time, those that two
 * streams tell alike only once.
 */
export function mergeRuns(runs: Run[]): Run {
  const [first = NOTHING, ...others] = runs;
  const merged = others.reduce(mergeTwo, first);
  return others.length === 0 ? merged : { ...merged, passedOver: withoutChosen(merged) };
}

function withoutChosen({ features, passedOver }: Run): Feature[] {
  const chosen = new Set(
    features.flatMap(({ uri, scenarios }) => scenarios.map((one) => `${uri} ${identity(one)}`)),
  );
  return passedOver
    .map((feature) => ({
      ...feature,
      scenarios: feature.scenarios.filter((one) => !chosen.has(`${feature.uri} ${identity(one)}`)),
    }))
    .filter(({ scenarios }) => scenarios.length > 0);
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
    passedOver: mergeFeatures(left.passedOver, right.passedOver),
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
  // As Cucumber takes them, whichever of them a shard had.
  return [...byUri.values()].sort((one, other) => (one.uri < other.uri ? -1 : one.uri > other.uri ? 1 : 0));
}

function mergeScenarios(left: Scenario[], right: Scenario[]): Scenario[] {
  const known = new Map(left.map((scenario) => [identity(scenario), scenario]));
  for (const scenario of right) {
    const former = known.get(identity(scenario));
    const attempts = former ? together(former.attempts, scenario.attempts) : scenario.attempts;
    known.set(identity(scenario), { ...scenario, attempts });
  }
  return [...known.values()].sort((one, other) => one.line - other.line || (one.nth ?? 0) - (other.nth ?? 0));
}

/** Rows from a file share a line, and so do repetitions. */
function identity({ line, name, examples, environment = '' }: Scenario): string {
  return JSON.stringify([line, name, examples?.row ?? [], environment]);
}

/**
 * In order of time. A stream that was given twice adds nothing; inside of one, two attempts may well have taken place in the
 * same millisecond.
 */
function together(left: Attempt[], right: Attempt[]): Attempt[] {
  const told = new Set(left.map(signOf));
  const fresh = right.filter((attempt) => !told.has(signOf(attempt)));
  return [...left, ...fresh].sort((one, other) => one.startedAt - other.startedAt);
}

function signOf({ startedAt, finishedAt, worker = '', steps }: Attempt): string {
  return `${startedAt} ${finishedAt} ${worker} ${steps.length}`;
}
