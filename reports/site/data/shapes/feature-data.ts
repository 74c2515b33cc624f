import type { Attachment } from './attachment';
import type { Block } from './block';
import type { Letter } from './site-index';

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
  /** The steps of a phrase. */
  inner?: InnerStepData[];
}

export interface InnerStepData {
  keyword: string;
  text: string;
  /** `features/orders.phrases:4` */
  place: string;
  /** What is not said passed. */
  status?: Letter;
  /** Milliseconds. */
  duration?: number;
  inner?: InnerStepData[];
}
