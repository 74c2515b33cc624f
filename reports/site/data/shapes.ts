import type { HistoryData } from '../../history/shape';

/**
 * What the data files of the site hold. The page's own code reads it by these very types; they import nothing but types.
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
  has: { api: boolean; history: boolean };
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

/** `data/f/<file>.js`: one feature with everything that happened in it. */
export interface FeatureData {
  uri: string;
  language: string;
  keyword: string;
  name: string;
  tags: string[];
  description: Block[];
  parts: Part[];
  /** The tool whose results these are, when it was another one. */
  tool?: string;
  /** In the order of the index. */
  scenarios: ScenarioData[];
}

export type Part = BackgroundPart | RulePart | ScenarioPart;

interface PartHead {
  line: number;
  keyword: string;
  name: string;
  description: Block[];
}

export interface BackgroundPart extends PartHead {
  kind: 'background';
  steps: WrittenStep[];
}

export interface RulePart extends PartHead {
  kind: 'rule';
  tags: string[];
  parts: (BackgroundPart | ScenarioPart)[];
}

export interface ScenarioPart extends PartHead {
  kind: 'scenario';
  tags: string[];
  steps: WrittenStep[];
  examples: ExamplesPart[];
  /** Keys of its scenario, one for each environment; absent for an outline and for what was not chosen. */
  keys?: string[];
}

export interface ExamplesPart extends PartHead {
  tags: string[];
  header: string[];
  rows: { cells: string[]; keys?: string[] }[];
}

export interface WrittenStep {
  keyword: string;
  text: string;
  docString?: { content: string; mediaType?: string };
  table?: string[][];
}

export interface ScenarioData {
  key: string;
  line: number;
  /** The key lasts through a change of name only with a tag; this helps to find it again. */
  keyword: string;
  name: string;
  description: Block[];
  rule?: string;
  environment?: string;
  /** Of an outline. */
  row?: [name: string, value: string][];
  tags: string[];
  attempts: AttemptData[];
  /** The command that runs it again. */
  rerun: string;
}

export interface AttemptData {
  status: Letter;
  /** ISO 8601. */
  startedAt: string;
  duration?: number;
  worker?: string;
  cause?: { kind: string; culprit: string; what: string; facts: string[] };
  steps: StepData[];
}

/** What is not said holds: passed, no message, nothing attached. */
export interface StepData extends WrittenStep {
  hook?: true;
  status?: Letter;
  duration?: number;
  line?: number;
  message?: string;
  /** `file:line` of its definition. */
  place?: string;
  /** The parts of the text that its definition takes as parameters. */
  parameters?: string[];
  /** For an ambiguous step. */
  matches?: { pattern: string; place: string }[];
  snippets?: string[];
  attachments?: Attachment[];
}

export type Attachment = { name: string; mediaType: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'file'; path: string; bytes: number; note?: string; source?: string }
  | { kind: 'lost'; path: string }
  | { kind: 'link'; url: string }
  | { kind: 'exchanges'; exchanges: ExchangeText[] }
);

/** One request and its answer, as text. */
export interface ExchangeText {
  /** `orders → inventory`, when a service asked. */
  caller?: string;
  http: string;
  curl: string;
}

/** Markdown, reduced to what a page of the site may show. */
export type Block =
  | { t: 'p'; of: Inline[] }
  | { t: 'h'; level: number; of: Inline[] }
  | { t: 'code'; text: string; lang?: string }
  | { t: 'quote'; of: Block[] }
  | { t: 'list'; ordered: boolean; items: Block[][] }
  | { t: 'table'; header: Inline[][]; rows: Inline[][][] }
  | { t: 'rule' };

export type Inline =
  | string
  | { t: 'em' | 'strong' | 'del'; of: Inline[] }
  | { t: 'code'; text: string }
  | { t: 'a'; href: string; of: Inline[] }
  | { t: 'br' };

/** `data/chapters.js`: the READMEs of folders, by the folder's path. */
export type Chapters = Record<string, Block[]>;

/** `data/search.js`: the sentences of the run, in lower case, and for each scenario the positions of its own. */
export interface SearchTexts {
  texts: string[];
  of: number[][];
}

/** `data/steps.js`: the vocabulary. */
export interface StepUse {
  pattern: string;
  place: string;
  /** How many steps of the run used it; 0 for an unused one. */
  uses: number;
  total: number;
  longest: number;
  /** Positions of some scenarios that use it. */
  scenarios: number[];
}

export interface StepsData {
  definitions: StepUse[];
  /** Sentences that no definition matches, with how often they occur. */
  undefined: { text: string; uses: number; snippet?: string; scenarios: number[] }[];
}

/** `data/api.js`: what was asked of the services. */
export interface ApiData {
  operations: Operation[];
}

export interface Operation {
  service: string;
  method: string;
  path: string;
  /** Whether a specification names it. */
  specified: boolean;
  /** By status; `none` when no answer came. Zero for a status that is specified and was never seen. */
  statuses: Record<string, number>;
  /** How often each asked; the scenario itself is `scenario`. */
  callers: Record<string, number>;
  /** Positions of some scenarios that asked. */
  scenarios: number[];
}

/** The data files by the key they announce themselves with; a feature's is `f/<file>`. */
export interface DataFiles {
  index: SiteIndex;
  chapters: Chapters;
  search: SearchTexts;
  steps: StepsData;
  api: ApiData;
  /** Written by whoever keeps the history. */
  history: HistoryData;
}
