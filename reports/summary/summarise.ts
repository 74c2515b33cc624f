import type { RunFacts } from '../facts';
import type { Gathered } from '../gather';
import { groupBy } from '../group';
import { isFlaky } from '../messages/outcome';
import type { Run } from '../messages/run';
import { coverageOf, requirementSummaries } from '../requirements/coverage';
import type { Requirement } from '../requirements/read';
import { conditionsOf } from '../rerun';
import { clustersOf } from './clusters';
import { faultsOf } from './faults';
import { type Placed, placeAll } from './placed';
import type { ChangesSummary, EnvironmentSummary, ImportSummary, RunSummary, Summary } from './shape';
import { totalsOf } from './totals';
import { verdictOf } from './verdict';

export interface SummariseOptions {
  /** Clean: without secrets and absolute paths. */
  run: Run;
  facts: RunFacts;
  environments: Gathered['environments'];
  shards: Gathered['shards'];
  warnings: string[];
  /** By comparison with the history; undefined without one. */
  changes?: ChangesSummary[];
  /** What the project lists; undefined without a list. */
  requirements?: readonly Requirement[];
  /** Address at which the report can be read. */
  reportUrl?: string;
}

/** The whole of a run on one page of JSON. */
export function summarise(options: SummariseOptions): Summary {
  const { run, facts, warnings, changes, requirements, reportUrl } = options;
  const all = placeAll(run);
  const suite = all.filter(({ feature }) => feature.source === undefined);
  const known = {
    totals: totalsOf(scenariosOf(suite)),
    environments: environmentsOf(suite, options),
    imports: importsOf(all),
    faults: faultsOf(run, facts),
    ...(changes && { changes }),
  };
  const covered = coverageOf(suite, requirements);
  return {
    schema: 1,
    verdict: verdictOf(known),
    run: runOf(run, facts),
    ...known,
    dimensions: dimensionsOf(suite),
    ...(covered && { requirements: requirementSummaries(covered) }),
    clusters: clustersOf(all, conditionsOf(facts, options.environments.size)),
    flaky: all.filter(({ scenario }) => isFlaky(scenario)).map(({ at }) => at),
    warnings,
    links: {
      ...(reportUrl !== undefined && { report: reportUrl }),
      ...(facts.ci?.url !== undefined && { ci: facts.ci.url }),
    },
  };
}

function runOf(run: Run, facts: RunFacts): RunSummary {
  const { startedAt, finishedAt } = run;
  const attempts = run.features.flatMap(({ scenarios }) =>
    scenarios.flatMap((scenario) => scenario.attempts),
  );
  return {
    ...(facts.runId !== undefined && { id: facts.runId }),
    project: facts.project,
    startedAt: facts.startedAt,
    ...(startedAt !== undefined && finishedAt !== undefined && { wall: finishedAt - startedAt }),
    summed: attempts.reduce((sum, one) => sum + ((one.finishedAt ?? one.startedAt) - one.startedAt), 0),
    finished: run.finished,
    ...(facts.commit !== undefined && { commit: facts.commit }),
    ...(facts.branch !== undefined && { branch: facts.branch }),
    command: facts.command,
  };
}

function environmentsOf(
  suite: readonly Placed[],
  { environments, shards }: SummariseOptions,
): EnvironmentSummary[] {
  return [...environments.keys()].map((name) => {
    const own = suite.filter(({ scenario }) => (scenario.environment ?? name) === name);
    const cut = shards.get(name);
    return {
      name,
      totals: totalsOf(scenariosOf(own)),
      ...(cut && { shards: { total: cut.total, missing: cut.missing } }),
    };
  });
}

function importsOf(all: readonly Placed[]): ImportSummary[] {
  const imported = all.filter(({ feature }) => feature.source !== undefined);
  const groups = groupBy(imported, ({ feature }) =>
    JSON.stringify([feature.source?.tool, feature.source?.file]),
  );
  return [...groups].map(([source, own]) => {
    const [tool, file] = JSON.parse(source) as [string, string];
    return { tool, file, totals: totalsOf(scenariosOf(own)) };
  });
}

/** Tags such as `@team:orders` and `@req:123`. */
function dimensionsOf(suite: readonly Placed[]): Summary['dimensions'] {
  const tagged = suite.flatMap((placed) => placed.scenario.tags.map((tag) => ({ tag, placed })));
  const dimensions: Summary['dimensions'] = {};
  const groups = groupBy(tagged, ({ tag }) => tag);
  for (const tag of [...groups.keys()].sort()) {
    const [, name, value] = /^@([\w-]+):(.+)$/.exec(tag) ?? [];
    if (name === undefined || value === undefined || name === '__proto__') continue;
    const own = groups.get(tag) ?? [];
    dimensions[name] = { ...dimensions[name], [value]: totalsOf(own.map(({ placed }) => placed.scenario)) };
  }
  return dimensions;
}

function scenariosOf(all: readonly Placed[]) {
  return all.map(({ scenario }) => scenario);
}
