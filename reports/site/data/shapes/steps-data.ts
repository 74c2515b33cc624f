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
  /** So long or shorter were 95 of 100. */
  p95: number;
  /** Positions of some scenarios that use it. */
  scenarios: number[];
}

export interface StepsData {
  definitions: StepUse[];
  /** Sentences that no definition matches, with how often they occur. */
  undefined: { text: string; uses: number; snippet?: string; scenarios: number[] }[];
}
