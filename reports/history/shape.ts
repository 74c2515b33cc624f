/**
 * What `data/history.js` of the site holds. The page's own code reads it by these very types; they import nothing.
 *
 * Two letters for each scenario and run: that is what keeps fifty runs of ten thousand scenarios at one megabyte.
 */

/** Changes when a page of another version could no longer read the data. */
export const HISTORY_SCHEMA = 1;

/**
 * How a scenario ended in a run: passed, passed after a failed attempt (`r`), failed, ambiguous, undefined, pending,
 * skipped, unknown (began, was not seen to end, or has no steps), not run; `.` when the run did not have it.
 */
export type HistoryLetter = 'p' | 'r' | 'f' | 'a' | 'u' | 'w' | 's' | 'x' | 'n' | '.';

/** Scenario keys have this many characters. */
export const KEY_LENGTH = 8;

export interface HistoryData {
  schema: typeof HISTORY_SCHEMA;
  /** Oldest first; this run is the last one, or the last ones if it was made in several environments. */
  runs: HistoryRun[];
  /** The keys of all scenarios, one behind the other, `KEY_LENGTH` characters each. */
  keys: string;
  /** For each run, a `HistoryLetter` for each scenario in the order of `keys`. */
  outcomes: string[];
  /** For each run, a letter for each scenario: see `durationOf`; `.` when nobody knows. */
  durations: string[];
  /** What this run changed, by its environment. */
  changes: Record<string, Changes>;
}

export interface HistoryRun {
  id: string;
  /** When it began: milliseconds since the epoch. */
  at: number;
  /** `local / chromium / Linux`: results are compared only with those of the same. */
  environment: string;
  commit?: string;
  branch?: string;
  /** Address of the CI job. */
  url?: string;
  /** From its first message to its last, in milliseconds. */
  wall?: number;
  /** Scenarios by letter. */
  counts: Partial<Record<HistoryLetter, number>>;
  /** Whether all of it was there: it reached its end, and no shard is missing. */
  whole: boolean;
}

/** A run beside the ones before it. The lists hold keys of scenarios. */
export interface Changes {
  /** Index in `runs` of the run it is compared with; absent for the first one. */
  base?: number;
  /** Failed now and passed before. */
  regressed: string[];
  /** Passed now and failed before. */
  fixed: string[];
  /** Never seen before; those that fail are in `newlyFailing` too. */
  new: string[];
  /** Fails, and no run before knew it. */
  newlyFailing: string[];
  /** Failed before and still fails. */
  stillFailing: StillFailing[];
  /** Were in the run before and are not in this one. */
  gone: GoneScenario[];
  flaky: FlakyScenario[];
}

export interface StillFailing {
  key: string;
  /** Index in `runs` of the first of the failures in a row. */
  since: number;
  /** How many runs in a row have failed, this one among them. */
  runs: number;
}

export interface GoneScenario {
  key: string;
  name: string;
  uri: string;
  line: number;
  /** Index in `runs` of the last run that had it. */
  last: number;
}

export interface FlakyScenario {
  key: string;
  /** Switches between passed and failed, and how many there could have been in the runs that were looked at. */
  switches: number;
  possible: number;
  /** Runs in which it passed only when tried again. */
  retried: number;
  /** Index in `runs` of the first switch or retry. */
  first: number;
}

/** 64 letters in the order of their value. */
export const DURATION_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Each letter stands for a fifth more than the one before it; the last one for 96 seconds and more. */
export const DURATION_STEP = 1.2;

/** Milliseconds that a letter of `durations` stands for, as exact as a fifth; undefined for `.`. */
export function durationOf(letter: string): number | undefined {
  const index = DURATION_LETTERS.indexOf(letter);
  return index < 0 ? undefined : Math.round(DURATION_STEP ** index);
}
