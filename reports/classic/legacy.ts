import type { Outcome } from '../messages/run';

/** Statuses that multiple-cucumber-html-reporter counts. Anything else it would count as pending. */
export type LegacyStatus = Exclude<Outcome, 'unknown' | 'not run'>;

/**
 * The part of Cucumber's legacy JSON that multiple-cucumber-html-reporter 3.11 reads.
 * It prints most of it as raw HTML, so every text in here is already safe as HTML.
 */
export interface LegacyFeature {
  /** Becomes the file name of the page. */
  id: string;
  uri: string;
  keyword: string;
  name: string;
  description: string;
  line: number;
  tags: LegacyTag[];
  elements: LegacyScenario[];
}

export interface LegacyScenario {
  id: string;
  type: 'scenario';
  keyword: string;
  name: string;
  description: string;
  line: number;
  tags: LegacyTag[];
  /** ISO 8601. */
  start_timestamp?: string;
  steps: LegacyStep[];
  /** For our own list of what needs attention. */
  blame?: string;
}

export interface LegacyStep {
  keyword: string;
  name: string;
  line: number;
  /** Nanoseconds. */
  result: { status: LegacyStatus; duration: number };
  arguments?: { rows: { cells: string[] }[] }[];
  /**
   * HTML below the step. The reporter fills this field from a doc string and prints it as it is; all evidence goes through
   * it, because what the reporter makes of `embeddings` is empty windows for most media types and nothing at all for HTML,
   * and because it dies of a JSON attachment that is no JSON.
   */
  restWireData?: string;
}

export interface LegacyTag {
  name: string;
  line: number;
}
