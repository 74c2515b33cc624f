import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Gathered } from '../gather';
import { placeAll } from '../summary/placed';
import type { ChangesSummary, ScenarioLine } from '../summary/shape';
import { compare, knownFailures } from './compare';
import { type HistoryPlace, openHistory } from './open';
import { packHistory } from './pack';
import { toRecord } from './record';
import type { RecordedRun, RecordedScenario } from './recorded';
import type { Changes, HistoryData } from './shape';

/** Runs that the site shows, of each environment. */
const SHOWN = 50;
/** Runs that are kept, of each environment, unless the settings say otherwise. */
const KEPT = 500;

export interface KeptHistory {
  data: HistoryData;
  changes: ChangesSummary[];
}

/**
 * Adds a run to the history and compares it with the runs before. A shard by itself is only compared: all of them are one
 * run, which their merge adds.
 *
 * @param root absolute path of the project, where a scenario that did not run is looked for.
 * @throws {HistoryError}
 */
export async function keepHistory(
  place: HistoryPlace,
  gathered: Pick<Gathered, 'run' | 'facts' | 'environments' | 'shards'>,
  root: string,
): Promise<KeptHistory> {
  await using store = await openHistory(place);
  const { project, runs: current, scenarios, branches, mainlines } = toRecord(gathered);
  const environments = current.map(({ environment }) => environment);
  const recorded = await store.runs({ project, environments, branches, limit: SHOWN + 1 });
  const known = await store.scenarios(project);
  if (!gathered.facts.shard) {
    await store.add(project, current, scenarios);
    await store.prune(project, gathered.facts.report?.keepRuns ?? KEPT);
  }
  const before = recorded.filter(
    (run) => !current.some(({ id }) => id === run.id) && run.at <= (current[0]?.at ?? 0),
  );
  const runs = [...newest(before), ...current];
  const names = new Map([...known, ...scenarios.map((one): [string, RecordedScenario] => [one.key, one])]);
  const exists = stillThere(gathered, root);
  const changes = Object.fromEntries(
    current.map((run) => [run.environment, compare({ runs, current: run, scenarios: names, exists })]),
  );
  return { data: packHistory(runs, changes), changes: summaries(changes, { runs, names, mainlines }) };
}

function newest(runs: readonly RecordedRun[]): RecordedRun[] {
  const seen = new Map<string, number>();
  const kept = [...runs].reverse().filter(({ environment }) => {
    const count = (seen.get(environment) ?? 0) + 1;
    seen.set(environment, count);
    return count < SHOWN;
  });
  return kept.reverse();
}

/** A scenario that filters left out is not gone, and neither is one whose file was not read at all. */
function stillThere({ run }: Pick<Gathered, 'run'>, root: string): (scenario: RecordedScenario) => boolean {
  const left = new Set(placeAll({ features: run.passedOver }).map(({ at }) => at.key));
  const read = new Set([...run.features, ...run.passedOver, ...run.unchosen].map(({ uri }) => uri));
  return ({ key, uri }) => left.has(key) || (!read.has(uri) && existsSync(join(root, uri)));
}

interface Named {
  runs: readonly RecordedRun[];
  names: ReadonlyMap<string, RecordedScenario>;
  mainlines: readonly string[];
}

function summaries(
  changes: Readonly<Record<string, Changes>>,
  { runs, names, mainlines }: Named,
): ChangesSummary[] {
  const lines = (keys: readonly string[]): ScenarioLine[] => keys.flatMap((key) => names.get(key) ?? []);
  return Object.entries(changes).flatMap(([environment, change]) => {
    const base = change.base === undefined ? undefined : runs[change.base];
    if (!base) return [];
    return [
      {
        environment,
        base: {
          id: base.id,
          at: new Date(base.at).toISOString(),
          ...(base.commit !== undefined && { commit: base.commit }),
          ...(base.branch !== undefined && { branch: base.branch }),
          state: stateOf(base),
        },
        regressed: lines(change.regressed),
        fixed: lines(change.fixed),
        newlyFailing: lines(change.newlyFailing),
        known: lines(knownIn(environment, runs, mainlines)),
        stillFailing: change.stillFailing.flatMap(({ key, since, runs: count }) =>
          lines([key]).map((line) => ({
            ...line,
            runs: count,
            since: new Date(runs[since]?.at ?? 0).toISOString(),
            ...(runs[since]?.commit !== undefined && { sinceCommit: runs[since].commit }),
          })),
        ),
        new: change.new.length,
        gone: change.gone.map(({ key, name, uri, line }) => ({ key, name, uri, line })),
        flaky: change.flaky.flatMap(({ key, switches, possible, retried }) =>
          lines([key]).map((line) => ({ ...line, switches, possible, retried })),
        ),
      },
    ];
  });
}

/** Green only when it was whole and everything that was to run had passed. */
function stateOf({ whole, results }: RecordedRun): 'passed' | 'failed' {
  const letters = [...results.values()].map(({ letter }) => letter);
  return whole && letters.every((letter) => 'prs'.includes(letter)) ? 'passed' : 'failed';
}

function knownIn(environment: string, runs: readonly RecordedRun[], mainlines: readonly string[]): string[] {
  const current = runs.findLast((run) => run.environment === environment);
  return current ? knownFailures({ runs, current }, mainlines) : [];
}
