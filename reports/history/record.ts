import type { RunFacts } from '../facts';
import type { Gathered } from '../gather';
import { groupBy } from '../group';
import { letterOf } from '../messages/letters';
import { isFlaky, outcomeOf } from '../messages/outcome';
import type { Run } from '../messages/run';
import { type Placed, placeAll } from '../summary/placed';
import type { RecordedResult, RecordedRun, RecordedScenario } from './recorded';

const MAIN = ['main', 'master'];

export interface ToRecord {
  project: string;
  /** One for each environment, and for each other tool. */
  runs: RecordedRun[];
  scenarios: RecordedScenario[];
  /** The branches whose runs this one is measured against: its own, and the one it is to be merged into. */
  branches: string[];
  /** Of those, the ones on which a failure that is there too is a known one. */
  mainlines: string[];
}

/**
 * What the history keeps of a run: scenarios with the outcome of the last attempt. Results of another tool are a run of their own,
 * with the tool in place of the environment, so that a run without them does not say that they are gone.
 */
export function toRecord({
  run,
  facts,
  environments,
  shards,
}: Pick<Gathered, 'run' | 'facts' | 'environments' | 'shards'>): ToRecord {
  const all = placeAll(run);
  const suite = all.filter(({ feature }) => feature.source === undefined);
  const imported = groupBy(
    all.filter(({ feature }) => feature.source !== undefined),
    ({ feature }) => feature.source?.tool ?? '',
  );
  const [only = ''] = environments.keys();
  const byEnvironment = groupBy(suite, ({ scenario }) => scenario.environment ?? only);
  const runs: RecordedRun[] = [...environments].map(([environment, own]) => ({
    ...aboutRun(run, own),
    environment,
    whole: run.finished && (shards.get(environment)?.missing.length ?? 0) === 0,
    results: new Map(
      (byEnvironment.get(environment) ?? []).map((placed) => [placed.at.key, resultOf(placed)]),
    ),
  }));
  for (const [tool, own] of imported) {
    const results = new Map(own.map((placed) => [placed.at.key, resultOf(placed)]));
    runs.push({ ...aboutRun(run, facts), environment: tool, whole: true, results });
  }
  const scenarios = all.map(({ at: { key, name, uri, line } }) => ({ key, name, uri, line }));
  const mainlines = mainlinesOf(facts);
  const branches = facts.branch === undefined ? [] : [...new Set([facts.branch, ...mainlines])];
  return { project: facts.project, runs, scenarios, branches, mainlines };
}

function aboutRun(
  { startedAt, finishedAt }: Run,
  facts: RunFacts,
): Omit<RecordedRun, 'environment' | 'whole' | 'results'> {
  const { runId, commit, branch, ci } = facts;
  return {
    // A run of an earlier version has no id; when it began is as good among those of one project.
    id: runId ?? `at-${facts.startedAt}`,
    at: Date.parse(facts.startedAt),
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
    ...(ci?.url !== undefined && { url: ci.url }),
    ...(startedAt !== undefined && finishedAt !== undefined && { wall: finishedAt - startedAt }),
  };
}

function resultOf({ scenario }: Placed): RecordedResult {
  const last = scenario.attempts.at(-1);
  const duration = last?.finishedAt === undefined ? undefined : last.finishedAt - last.startedAt;
  return {
    letter: isFlaky(scenario) ? 'r' : letterOf(outcomeOf(scenario)),
    ...(duration !== undefined && { duration }),
  };
}

/** Outside of CI nobody says what a branch is to be merged into; then it is the usual one. */
function mainlinesOf({ branch, base }: RunFacts): string[] {
  if (base !== undefined) return [base];
  if (branch === undefined) return [];
  return MAIN.includes(branch) ? [branch] : MAIN;
}
