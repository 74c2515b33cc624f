import type { LoadedSettings } from '../../support/settings/settings';
import type { FeatureFile } from '../features/read';
import type { Project, StepDefinition } from '../project';
import type { ProjectTags } from '../tags/project-tags';
import type { Fault } from './fault';

/** All that rules look at. */
export interface Subject {
  project: Project;
  settings: LoadedSettings;
  features: readonly FeatureFile[];
  /** Whether these are all features of the project: only then it can be told what none of them uses. */
  whole: boolean;
  tags: ProjectTags;
  /** The steps of all scenarios, as they are written, each once. */
  steps: readonly LintedStep[];
}

/** A step as it is written, and what Cucumber makes of it. */
export interface LintedStep {
  file: string;
  line: number;
  column: number;
  /** Filled in, for an outline with the values of its first row. */
  text: string;
  /** Name and value of each column of that row. */
  row: readonly (readonly [name: string, value: string])[];
  /** Cells of its table, with the place of each. */
  cells: readonly { value: string; line: number; column: number }[];
  matches: readonly StepDefinition[];
}

export type Found = Omit<Fault, 'rule'>;

/** A rule of `brine lint`. */
export interface Rule {
  /** What switches it off: `missing-then`. */
  name: string;
  /** What it asks for, in one sentence. */
  about: string;
  check(subject: Subject): Found[] | Promise<{ found: Found[]; unchecked: string[] }>;
}
