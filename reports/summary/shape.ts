/**
 * What `summary.json` holds, for whoever wants to know how a run went without reading its messages. docs/summary.schema.json
 * says the same as JSON Schema; a test keeps the two together. Durations are milliseconds, times ISO 8601.
 */
export interface Summary {
  /** Changes when a field goes or means something else; new fields may come at any time. */
  schema: 1;
  verdict: Verdict;
  run: RunSummary;
  /** Scenarios of the suite; results of other tools are in `imports`. */
  totals: Totals;
  environments: EnvironmentSummary[];
  imports: ImportSummary[];
  /** Totals by the values of tags such as `@team:orders`: `{ team: { orders: … } }`. */
  dimensions: Record<string, Record<string, Totals>>;
  /** By the tags `@req:…`, first what no scenario shows; absent where there are neither such tags nor a list. */
  requirements?: RequirementSummary[];
  /** Why scenarios failed, the most telling first. */
  clusters: Cluster[];
  /** Passed after a failed attempt in this run. */
  flaky: ScenarioLine[];
  /** Beside the run before; absent when there is none, or no history was kept. */
  changes?: ChangesSummary[];
  /** What went wrong with the run itself, outside of any scenario. */
  faults: { title: string; text: string }[];
  /** One sentence each: what the report could not know or had to leave out. */
  warnings: string[];
  /** Where it was said to be read in full. */
  links: { report?: string; ci?: string };
}

export interface Verdict {
  /** `incomplete`: something that should have run did not, so nobody knows; never green. */
  state: 'passed' | 'failed' | 'incomplete';
  /** `7 of 35 scenarios failed; 2 are new since 0123456789ab; shard 3 of 3 is missing.` */
  sentence: string;
}

export interface RunSummary {
  id?: string;
  project: string;
  startedAt: string;
  /** From the first message to the last. */
  wall?: number;
  /** Of all attempts together. */
  summed: number;
  finished: boolean;
  commit?: string;
  branch?: string;
  command: string;
}

export interface EnvironmentSummary {
  name: string;
  totals: Totals;
  /** How the run was cut, where it was. */
  shards?: { total: number; missing: number[] };
}

export interface ImportSummary {
  tool: string;
  file: string;
  totals: Totals;
}

export interface RequirementSummary {
  id: string;
  title?: string;
  url?: string;
  /** Whether the list of the project names it; true where there is no list. */
  listed: boolean;
  /** Of the scenarios that carry its tag. */
  totals: Totals;
}

export interface Totals {
  scenarios: number;
  passed: number;
  failed: number;
  ambiguous: number;
  undefined: number;
  pending: number;
  skipped: number;
  /** Began and were not seen to end, or have no steps. */
  unknown: number;
  notRun: number;
  /** Of the passed ones, those that had failed before. */
  flaky: number;
  /** Passed of all that were to run, skipped ones left out; 0 to 1, absent when there was none. */
  passRate?: number;
}

export interface ScenarioLine {
  key: string;
  name: string;
  uri: string;
  line: number;
  environment?: string;
}

export interface Cluster {
  /** Kind of the cause, such as `service crashed`; for what has none, the outcome. */
  kind: string;
  /** Who or what is at fault; empty when nobody knows. */
  culprit: string;
  /** One sentence, or the first line of the error. */
  what: string;
  facts: string[];
  /** The step that failed in the first of them, with its keyword. */
  step?: string;
  scenarios: ScenarioLine[];
  /** From tags `@team:…` and `@owner:…`. */
  owners: string[];
  /** The command that runs them again; absent for results of other tools. */
  rerun?: string;
}

export interface ChangesSummary {
  environment: string;
  /** The run it is compared with. */
  base: { id: string; at: string; commit?: string; branch?: string; state: 'passed' | 'failed' };
  regressed: ScenarioLine[];
  fixed: ScenarioLine[];
  /** Fail, and no run before knew them. */
  newlyFailing: ScenarioLine[];
  /** Fail, and failed already on the branch that this run is measured against, at another commit. */
  known: ScenarioLine[];
  stillFailing: (ScenarioLine & { runs: number; since: string; sinceCommit?: string })[];
  /** Never seen before. */
  new: number;
  gone: ScenarioLine[];
  flaky: (ScenarioLine & { switches: number; possible: number; retried: number })[];
}
