import { letterOf } from '../../messages/letters';
import { isFlaky, outcomeOf, outcomeOfAttempt } from '../../messages/outcome';
import type { Attempt, Feature, Scenario } from '../../messages/run';
import { cut, LIMITS } from '../../sanitize';
import type { Listed } from './listed';
import type { Cluster, FeatureColumns, ScenarioColumns } from './shapes/site-index';

/** The scenarios of a run as columns, with what several of them share. */
export interface Columns {
  scenarios: ScenarioColumns;
  tags: string[];
  tagSets: number[][];
  workers: string[];
}

export function featureColumns(
  features: readonly Feature[],
  fileOf: (uri: string) => string,
): FeatureColumns {
  return {
    uri: features.map(({ uri }) => cut(uri, LIMITS.line)),
    name: features.map(({ name, uri }) => cut(name === '' ? uri : name, LIMITS.name)),
    file: features.map(({ uri }) => fileOf(uri)),
    count: features.map(({ scenarios }) => scenarios.length),
    tool: Object.fromEntries(features.flatMap(({ source }, at) => (source ? [[at, source.tool]] : []))),
  };
}

/** `begin`: milliseconds since the epoch that starts are counted from. */
export function scenarioColumns(
  listed: readonly Listed[],
  clusters: readonly Cluster[],
  { begin, environments }: { begin: number; environments: readonly string[] },
): Columns {
  const tags = [...new Set(listed.flatMap(({ scenario }) => scenario.tags))].sort();
  const workers = [
    ...new Set(listed.flatMap(({ scenario }) => scenario.attempts.flatMap(({ worker = [] }) => worker))),
  ].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const tagPositions = new Map(tags.map((tag, index) => [tag, index]));
  const workerPositions = new Map(workers.map((worker, index) => [worker, index]));
  const sets = new Map<string, number>();
  const tagSets: number[][] = [];
  const setOf = ({ tags: own }: Scenario): number => {
    const set = [...new Set(own)].map((tag) => tagPositions.get(tag) ?? 0).sort((a, b) => a - b);
    const known = sets.get(set.join());
    if (known !== undefined) return known;
    sets.set(set.join(), tagSets.length);
    return tagSets.push(set) - 1;
  };
  const last = ({ scenario }: Listed): Attempt | undefined => scenario.attempts.at(-1);
  const scenarios: ScenarioColumns = {
    key: listed.map(({ id }) => id),
    name: listed.map(({ scenario }) => cut(scenario.name, LIMITS.line)),
    status: listed.map(({ scenario }) => letterOf(outcomeOf(scenario))).join(''),
    line: listed.map(({ scenario }) => scenario.line),
    duration: listed.map((each) => durationOf(last(each)) ?? 0),
    start: listed.map((each) => (last(each)?.startedAt ?? begin - 1) - begin),
    worker: listed.map((each) => workerPositions.get(last(each)?.worker ?? '') ?? -1),
    tags: listed.map(({ scenario }) => setOf(scenario)),
    attempts: {},
    earlier: {},
    cluster: {},
    flaky: listed.filter(({ scenario }) => isFlaky(scenario)).map(({ position }) => position),
    environment: {},
    rule: {},
    row: {},
  };
  const names = namesIn(listed);
  for (const { position, at, scenario } of listed) {
    if (scenario.attempts.length > 1) {
      scenarios.attempts[position] = scenario.attempts.length;
      scenarios.earlier[position] = scenario.attempts
        .slice(0, -1)
        .map((attempt) => [
          attempt.startedAt - begin,
          durationOf(attempt) ?? 0,
          workerPositions.get(attempt.worker ?? '') ?? -1,
          letterOf(outcomeOfAttempt(attempt)),
        ]);
    }
    if (scenario.environment !== undefined)
      scenarios.environment[position] = environments.indexOf(scenario.environment);
    if (scenario.rule) scenarios.rule[position] = cut(scenario.rule, LIMITS.name);
    const row = rowOf(scenario, (names.get(nameOf(at)) ?? 0) > 1);
    if (row !== undefined) scenarios.row[position] = row;
  }
  for (const [index, cluster] of clusters.entries()) {
    for (const position of cluster.scenarios) scenarios.cluster[position] = index;
  }
  return { scenarios, tags, tagSets, workers };
}

export function durationOf(attempt: Attempt | undefined): number | undefined {
  return attempt?.finishedAt === undefined ? undefined : attempt.finishedAt - attempt.startedAt;
}

/** How often each name occurs in its feature. */
function namesIn(listed: readonly Listed[]): Map<string, number> {
  const names = new Map<string, number>();
  for (const { at } of listed) {
    const name = nameOf(at);
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return names;
}

function nameOf({ uri, name, environment }: Listed['at']): string {
  return [uri, environment, name].join('\n');
}

/** What tells the rows of an outline apart when their names do not. */
function rowOf({ examples }: Scenario, twin: boolean): string | undefined {
  if (examples === undefined || (examples.named && !twin)) return undefined;
  if (examples.named && examples.name !== '') return cut(examples.name, LIMITS.name);
  return cut(examples.row.map(([name, value]) => `${name}: ${value}`).join(', '), LIMITS.name);
}
