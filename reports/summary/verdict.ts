import { moment } from '../moment';
import type { Summary, Totals, Verdict } from './shape';

type Known = Pick<Summary, 'totals' | 'environments' | 'imports' | 'faults' | 'changes'>;

/** How it went, in one sentence. Green only when everything that should have run is known to have passed. */
export function verdictOf(known: Known): Verdict {
  const { totals, imports } = known;
  const failing = failedOf(totals);
  const failed = failing + imports.reduce((sum, one) => sum + failedOf(one.totals), 0);
  const missing = missingOf(known);
  const state =
    failed > 0 || known.faults.length > 0 ? 'failed' : missing.length > 0 ? 'incomplete' : 'passed';
  const parts = [
    scenariosPart(totals, failing),
    ...importParts(known),
    ...newPart(known),
    ...known.faults.slice(0, 1).map(({ title }) => firstLine(title)),
    ...missing,
  ];
  return { state, sentence: `${parts.join('; ')}.` };
}

/** Scenarios that ended in another way than their author wanted. */
export function failedOf({ failed, ambiguous, undefined: without, pending }: Totals): number {
  return failed + ambiguous + without + pending;
}

function scenariosPart(totals: Totals, failing: number): string {
  const { scenarios, skipped, flaky } = totals;
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  if (scenarios === 0) return 'No scenario was to run, so nothing is known';
  if (failing > 0) return `${failing} of ${count(scenarios, 'scenario')} failed${skips}`;
  const retried = flaky > 0 ? `, ${flaky} only when tried again` : '';
  return totals.passed + skipped === scenarios
    ? `All ${count(totals.passed, 'scenario')} passed${retried}${skips}`
    : `${totals.passed} of ${count(scenarios, 'scenario')} passed${retried}${skips}`;
}

function importParts({ imports }: Known): string[] {
  return imports
    .filter(({ totals }) => failedOf(totals) > 0)
    .map(({ tool, totals }) => `${failedOf(totals)} of ${totals.scenarios} of ${tool} failed`);
}

function newPart({ changes = [] }: Known): string[] {
  const [first] = changes;
  const fresh = changes.reduce((sum, one) => sum + one.regressed.length + one.newlyFailing.length, 0);
  if (!first || fresh === 0) return [];
  return [`${fresh} new since ${sinceOf(first.base)}`];
}

/** A run that nobody committed anything for goes by its time. */
function sinceOf({ commit, at }: NonNullable<Known['changes']>[number]['base']): string {
  return commit?.slice(0, 12) ?? `the run of ${moment(at)}`;
}

function missingOf({ totals, environments }: Known): string[] {
  const shards = environments.flatMap(({ shards: cut }) =>
    (cut?.missing ?? []).map((index) => `shard ${index} of ${cut?.total} is missing`),
  );
  return [
    ...shards,
    ...(totals.notRun > 0 ? [`${totals.notRun} did not run`] : []),
    ...(totals.unknown > 0 ? [`${totals.unknown} did not finish or had no steps`] : []),
  ];
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
