/** Something that a feature, or a step definition, should not be. */
export interface Fault {
  /** Name of the rule. */
  rule: string;
  /** From the project's folder, with `/`. */
  file: string;
  /** From 1. */
  line: number;
  column: number;
  /** What is wrong, as a sentence. */
  message: string;
  /** What to do, as a sentence or the text to write. */
  next?: string;
}

/** What was found, and what could not be looked at. */
export interface Findings {
  faults: Fault[];
  /** A sentence each. */
  unchecked: string[];
}
