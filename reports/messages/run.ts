import type { Call } from '../../support/evidence/calls';
import type { InnerStep } from '../../support/evidence/phrase-record';
import type { WrittenFeature } from './written';

/**
 * What happened to a scenario or a step: Cucumber's six statuses, `unknown` (it began and nobody saw it end, or it has no
 * steps) and `not run` (it was there and never began).
 */
export type Outcome =
  | 'passed'
  | 'skipped'
  | 'pending'
  | 'undefined'
  | 'ambiguous'
  | 'failed'
  | 'unknown'
  | 'not run';

/** One run of Cucumber, or several merged, as told by its messages. Times are milliseconds since the epoch. */
export interface Run {
  /** In the order the messages name them. */
  features: Feature[];
  /** Feature files that were read, but of which no scenario was chosen. */
  unchosen: Feature[];
  /** Every step definition that was loaded, used or not. */
  definitions: Definition[];
  /** Those, with their scenarios, that filters or another shard left out; nobody tells which of the two it was. */
  passedOver: Feature[];
  /** BeforeAll and AfterAll hooks that ran. */
  hooks: RunHook[];
  parseErrors: ParseError[];
  /** Lines that could not be read. */
  faults: StreamFault[];
  /** Whether the stream tells how the run ended. */
  finished: boolean;
  /** Text of a failure that belongs to no scenario and no hook. */
  failure?: string;
  startedAt?: number;
  finishedAt?: number;
}

export interface Feature {
  uri: string;
  line: number;
  keyword: string;
  name: string;
  description: string;
  tags: string[];
  /** Only those chosen for this run. */
  scenarios: Scenario[];
  /** The whole file as its author wrote it, with what was not chosen. */
  written: WrittenFeature;
  /** Set for evidence of another tool; `line` is 0 where that does not tell one. */
  source?: Source;
}

/** Where results come from that are not Cucumber's of this suite. */
export interface Source {
  /** `cargo nextest`, `vitest`. */
  tool: string;
  /** The file that was imported, as it was given. */
  file: string;
}

/** One pickle: a scenario, or one row of an outline's examples. */
export interface Scenario {
  /** Line of the scenario, or of the examples row. */
  line: number;
  /** Tells rows from a file apart, which share a line; counted from 1. */
  nth?: number;
  keyword: string;
  name: string;
  description: string;
  rule?: string;
  /** Set for a row of an outline. */
  examples?: Examples;
  tags: string[];
  /** Where it ran; set when results of several environments were merged. */
  environment?: string;
  /** In order of time; empty when the scenario never began. */
  attempts: Attempt[];
  /** Why it never began, where that is told. */
  notRun?: string;
}

export interface Examples {
  name: string;
  /** Column names and the values of this row. */
  row: [name: string, value: string][];
  /** Whether the outline's own name already carries values of the row. */
  named: boolean;
}

export interface Attempt {
  startedAt: number;
  finishedAt?: number;
  worker?: string;
  /** Why it never began, although Cucumber tells of it as of one that was skipped. */
  notBegun?: string;
  /** What it and its services asked for, counted. */
  calls?: Call[];
  steps: Step[];
}

export interface Step {
  kind: 'step' | 'hook';
  /** `Given `, `When ` …; for hooks `Before` or `After`. */
  keyword: string;
  /** The sentence; for hooks the name, else the place of the hook. */
  text: string;
  line: number;
  outcome: Outcome;
  /** Nanoseconds. */
  duration: number;
  /** Error and stack. */
  message?: string;
  /** The run, and not the step, is to blame: it died, or never came so far. */
  lost?: true;
  docString?: { content: string; mediaType?: string };
  table?: string[][];
  /** The parts of the sentence that its definition takes as parameters, in their order. */
  parameters?: string[];
  attachments: Attachment[];
  /** What the steps of a phrase did, for a step that is one. */
  inner?: InnerStep[];
  /** More than one means that the step is ambiguous. */
  definitions: Definition[];
  /** Code offered for an undefined step. */
  snippets: string[];
}

export interface Definition {
  pattern: string;
  /** `file:line`. */
  place: string;
}

/**
 * Text is kept in the model; everything binary is saved at once and kept as a path. `source` is where the run itself
 * keeps the file, relative to the project; `lost` is a file that the messages name and nobody finds.
 */
export type Attachment = { name?: string; mediaType: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'file'; path: string; bytes: number; note?: string; source?: string }
  | { kind: 'lost'; path: string }
  | { kind: 'link'; url: string }
);

export interface RunHook {
  keyword: 'BeforeAll' | 'AfterAll';
  /** Its name, else its place. */
  name: string;
  outcome: Outcome;
  message?: string;
  /** Nanoseconds. */
  duration: number;
  attachments: Attachment[];
}

export interface ParseError {
  uri: string;
  line: number;
  message: string;
}

export interface StreamFault {
  /** `cut off`: the last line has no end. `unreadable`: the line is not a message. */
  kind: 'cut off' | 'unreadable';
  line: number;
}
