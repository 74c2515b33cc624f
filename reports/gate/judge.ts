import type { ScenarioLine, Summary } from '../summary/shape';
import { isExpired, isFor, type Quarantined } from './quarantine';

export interface Rules {
  /** 0 to 1. */
  passRate?: number;
  /** The most scenarios that may pass only when tried again. */
  flaky?: number;
  /** The longest that the run may take, in milliseconds. */
  duration?: number;
  quarantine: readonly Quarantined[];
  /** `2026-03-31`. */
  today: string;
}

export interface Judgement {
  /** Why the gate is closed; open when there is none. */
  reasons: Reason[];
  /** Failures that are let through. */
  known: ScenarioLine[];
  quarantined: { scenario: ScenarioLine; entry: Quarantined }[];
  /** Entries that let nothing through: their scenario passes, or is not in the run. */
  idle: Quarantined[];
}

export interface Reason {
  title: string;
  /** A line each. */
  details: string[];
}

/**
 * Whether a run may pass: only failures that nobody knew close the gate, and whatever makes a run no judgement at all. A
 * failure is known when the branch that the run is measured against had it, at another commit.
 */
export function judge(summary: Summary, rules: Rules): Judgement {
  const { quarantine, today } = rules;
  const failing = summary.clusters.flatMap(({ kind, culprit, scenarios }) =>
    scenarios.map((scenario) => ({ scenario, why: culprit === '' ? kind : `${kind}: ${culprit}` })),
  );
  const valid = quarantine.filter((entry) => !isExpired(entry, today));
  const knownKeys = new Set(
    (summary.changes ?? []).flatMap((one) => one.known.map(({ key }) => `${one.environment}\n${key}`)),
  );
  // What has no environment of its own ran in the only one, or comes from another tool.
  const only = [...summary.environments.slice(0, 1), ...summary.imports.map(({ tool: name }) => ({ name }))];
  const isKnown = ({ key, environment }: ScenarioLine) =>
    (environment === undefined ? only : [{ name: environment }]).some(({ name }) =>
      knownKeys.has(`${name}\n${key}`),
    );
  const judgement: Judgement = { reasons: [], known: [], quarantined: [], idle: [] };
  const fresh: string[] = [];
  for (const { scenario, why } of failing) {
    const entry = valid.find((one) => isFor(one, scenario));
    if (entry) judgement.quarantined.push({ scenario, entry });
    else if (isKnown(scenario)) judgement.known.push(scenario);
    else fresh.push(`${placeOf(scenario)}  ${scenario.name} (${why})`);
  }
  judgement.idle = valid.filter((entry) => !judgement.quarantined.some((one) => one.entry === entry));
  const flaky = summary.flaky.filter((scenario) => !valid.some((entry) => isFor(entry, scenario)));
  judgement.reasons = [
    ...broken(summary),
    ...(fresh.length > 0 ? [{ title: counted(fresh.length, 'new failure'), details: fresh }] : []),
    ...expired(quarantine, today),
    ...thresholds(summary, rules, flaky),
  ];
  return judgement;
}

/** Of a run that is not whole nobody knows whether it would pass. */
function broken({ faults, totals, environments, imports }: Summary): Reason[] {
  const missing = environments.flatMap(({ name, shards }) =>
    (shards?.missing ?? []).map((index) => `shard ${index} of ${shards?.total} (${name})`),
  );
  const nothing = totals.scenarios === 0 && imports.length === 0;
  return [
    ...faults.map(({ title, text }) => ({ title, details: text.split('\n').slice(0, 5) })),
    ...(missing.length > 0
      ? [{ title: `${counted(missing.length, 'shard')} missing`, details: missing }]
      : []),
    ...(totals.notRun > 0
      ? [{ title: `${counted(totals.notRun, 'scenario')} did not run`, details: [] }]
      : []),
    ...(totals.unknown > 0
      ? [{ title: `${counted(totals.unknown, 'scenario')} did not finish, or had no steps`, details: [] }]
      : []),
    ...(nothing ? [{ title: 'No scenario was to run', details: [] }] : []),
  ];
}

function expired(quarantine: readonly Quarantined[], today: string): Reason[] {
  const over = quarantine.filter((entry) => isExpired(entry, today));
  if (over.length === 0) return [];
  const details = over.map(
    (entry) => `line ${entry.line}: ${nameOf(entry)}, until ${entry.until}: ${entry.reason}`,
  );
  return [{ title: `${counted(over.length, 'entry', 'entries')} of the quarantine expired`, details }];
}

function thresholds({ totals, run }: Summary, rules: Rules, flaky: readonly ScenarioLine[]): Reason[] {
  const reasons: Reason[] = [];
  const { passRate = 0 } = totals;
  if (rules.passRate !== undefined && passRate < rules.passRate)
    reasons.push({
      title: `${percent(passRate)} passed, at least ${percent(rules.passRate)} is wanted`,
      details: [],
    });
  if (rules.flaky !== undefined && flaky.length > rules.flaky) {
    const details = flaky.map((scenario) => `${placeOf(scenario)}  ${scenario.name}`);
    reasons.push({
      title: `${counted(flaky.length, 'flaky scenario')}, at most ${rules.flaky} may be`,
      details,
    });
  }
  if (rules.duration !== undefined && (run.wall ?? 0) > rules.duration)
    reasons.push({
      title: `It took ${seconds(run.wall ?? 0)}, at most ${seconds(rules.duration)} is wanted`,
      details: [],
    });
  return reasons;
}

/** `features/order.feature "An order is refused"` */
export function nameOf({ feature, scenario }: Quarantined): string {
  return scenario === undefined ? feature : `${feature} "${scenario}"`;
}

function placeOf({ uri, line, environment }: ScenarioLine): string {
  return `${uri}${line > 0 ? `:${line}` : ''}${environment === undefined ? '' : ` [${environment}]`}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
