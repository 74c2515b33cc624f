import type { Attachment } from './attachment';

/**
 * What the data files of the site hold. The page's own code reads it by the types of this folder; they import nothing but
 * types.
 *
 * Durations are milliseconds. Lists that belong together are columns: the n-th entry of each is about the n-th thing.
 */

/** Changes when a page of another version could no longer read the data. */
export const SCHEMA = 1;

/**
 * One letter for each outcome: passed, failed, ambiguous, undefined, pending, skipped, unknown (began, was not seen to
 * end, or has no steps), not run.
 */
export type Letter = 'p' | 'f' | 'a' | 'u' | 'w' | 's' | 'x' | 'n';

/** `data/index.js`: what the lists and the overview need. */
export interface SiteIndex {
  schema: typeof SCHEMA;
  run: RunCard;
  /** How it went, in one sentence; green only when everything that should have run is known to have passed. */
  verdict: { state: 'passed' | 'failed' | 'incomplete'; sentence: string };
  /** One sentence each: what the report could not know or had to leave out. */
  warnings: string[];
  /** What went wrong with the run itself, outside of any scenario. */
  faults: Fault[];
  features: FeatureColumns;
  scenarios: ScenarioColumns;
  /** Addresses of what tags stand for, by what is before their colon; `{id}` is what is behind it. */
  tagLinks: Record<string, string>;
  /** Every tag, sorted. */
  tags: string[];
  /** Indexes into `tags`; scenarios with the same tags share an entry. */
  tagSets: number[][];
  workers: string[];
  /** Where it ran, when it did in several places. */
  environments: string[];
  clusters: Cluster[];
  /** The command that runs all of those again; empty when there are none. */
  rerun: string;
  /** Folders with a README, by path. */
  chapters: string[];
  /** Which of the further data files there are. */
  has: { api: boolean; history: boolean; requirements: boolean };
}

export interface RunCard {
  project: string;
  environment: string;
  /** ISO 8601. */
  startedAt: string;
  /** From the first message to the last. */
  wall?: number;
  /** Of all attempts together. */
  summed: number;
  finished: boolean;
  commit?: string;
  branch?: string;
  browser?: string;
  platform: string;
  node: string;
  command: string;
  /** What was read, by name. */
  streams: string[];
  /** Path of the classic dashboard, from the site. */
  classic?: string;
}

export interface Fault {
  title: string;
  text: string;
  attachments?: Attachment[];
}

export interface FeatureColumns {
  uri: string[];
  name: string[];
  /** Name of its data file without `.js`. */
  file: string[];
  /** How many scenarios; those of the first feature come first. */
  count: number[];
  /** By position: the tool whose results these are, when it was another one. */
  tool: Record<number, string>;
}

export interface ScenarioColumns {
  key: string[];
  name: string[];
  /** A letter for each. */
  status: string;
  line: number[];
  duration: number[];
  /** Start of the last attempt, milliseconds after the first of the run. -1 when it never began. */
  start: number[];
  /** Index into `workers`; -1 when nobody knows. */
  worker: number[];
  /** Index into `tagSets`. */
  tags: number[];
  /** By position; only those that have more than one. */
  attempts: Record<number, number>;
  /** By position; the attempts before the last one: start, duration, index into `workers`, outcome. */
  earlier: Record<number, [start: number, duration: number, worker: number, status: Letter][]>;
  /** By position; only those that belong to one: index into `clusters`. */
  cluster: Record<number, number>;
  /** By position: passed after a failed attempt. */
  flaky: number[];
  /** By position: index into `environments`; empty when there was one. */
  environment: Record<number, number>;
  /** By position; only those in a rule. */
  rule: Record<number, string>;
  /** By position; the values of a row whose scenario does not name them. */
  row: Record<number, string>;
}

/** Scenarios that failed for the same reason. */
export interface Cluster {
  status: Letter;
  /** Kind of the cause: `service crashed`; for what has no cause, the outcome. */
  kind: string;
  culprit: string;
  /** One sentence, or the first line of the error. */
  what: string;
  facts: string[];
  /** The step that failed, with its keyword. */
  step?: string;
  /** Positions of scenarios. */
  scenarios: number[];
  owners: string[];
  /** The command that runs them again. */
  rerun: string;
}
