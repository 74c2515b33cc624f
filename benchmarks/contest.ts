import type { Taken } from './cost';

/** A program that does the work of a subject. */
export interface Contestant {
  command: readonly string[];
  directory: string;
  env?: Readonly<Record<string, string>>;
  /**
   * What counts: what lies between its two calls of the stopwatch, or all of it, from its start to its end. With `both` it is
   * what lies between, and all is told beside it.
   */
  counts?: 'between calls' | 'whole' | 'both';
  /** The exit code with which it ends when it has done what it shall (default 0). */
  exitCode?: number;
  /** Whether to watch how much memory it needs. */
  memory?: boolean;
  /** How often it does the work, where that is not as often as the subject says. */
  times?: number;
}

/** What is compared, however it is measured. */
export interface Comparison {
  name: string;
  /** One line on what is compared with what. */
  title: string;
  /** What both do, for the page with the results. */
  work: string;
  /** How often they do it between the two calls of the stopwatch. */
  times: number;
  /** The ratio that Brine promises at most; absent where it is only told. */
  goal?: number;
  /** What the bare contestant is, for tables. */
  against?: string;
  /** Rounds that are enough where one takes very long. */
  enough?: number;
  /** Whether all do their work once before it counts, so that what they keep from run to run is there. */
  warm?: boolean;
  /** What is told and judged, where that is not the ratio to each of the others. */
  figures?(rounds: Rounds): Figure[];
}

export interface Subject extends Comparison {
  brine: Contestant;
  /** Absent where the peers are all there is to compare with. */
  bare?: Contestant;
  peers?: readonly Rival[];
}

/** Another tool that does the same work, or Brine itself in another way. */
export interface Rival {
  name: string;
  /** For readers: `9.2.1`. */
  version?: string;
  /** The ratio to it that Brine promises at most; absent where none is told. */
  goal?: number;
  /** How often it does the work. */
  times: number;
  /** Absent where the tool is not installed. */
  contestant?: Contestant;
  /** Why it is absent. */
  missing?: string;
}

/** Measured in a way of its own. */
export interface OwnWay extends Comparison {
  rounds(count: number, log: (line: string) => void): Promise<Rounds>;
}

/** The cost of doing the work once, in each round. */
export interface Rounds {
  brine: Taken[];
  bare: Taken[];
  /** By name; those that are installed. */
  peers?: Record<string, Taken[]>;
  /** A sentence for each peer that was asked and failed. */
  faults?: string[];
}

/** What Brine promises of a number: not more, or not less. */
export interface Promised {
  most?: number;
  least?: number;
}

/** A number that a subject came to: the median of all rounds, and how far these lie apart. */
export interface Figure extends Promised {
  /** What it is: `against playwright-bdd`. */
  what: string;
  /** `×` is Brine's share of what the other needs. */
  unit: '×' | 'ms' | 's' | 'MB' | 'cores';
  value: number;
  lowest: number;
  highest: number;
  rounds: number;
}
