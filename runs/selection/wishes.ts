import type { Deferred } from '../formats/formats';
import type { CrewWanted } from '../worker/crew';
import type { LastRun } from './last-run';

export interface Shard {
  /** From 1 on. */
  index: number;
  total: number;
}

/** Orders that Cucumber does not know. */
export const ORDERS = ['longest-first', 'failed-first'] as const;
export type Order = (typeof ORDERS)[number];

/** What a run was asked for that Cucumber knows nothing of. */
export interface Wishes {
  /** Reports that are to be written when the run is over. */
  formats?: Deferred;
  shard?: Shard;
  /** How scenarios are put in order, where Cucumber's own is not wanted. */
  order?: Order;
  /** Whether the order was asked for; otherwise it is there to save time, and a want of durations need not be told. */
  ordered?: boolean;
  /** A file that `brine history durations` wrote, in the place of the history. */
  durations?: string;
  /** How often each scenario runs. */
  repeat?: number;
  /** What failed in the run before this one. */
  last?: LastRun;
  /** Whether nothing but that runs. */
  lastOnly?: boolean;
  /** Paths that came from a list in a file. */
  listed?: readonly string[];
  /** Whether somebody looks on: what takes long is waiting for a person. */
  debug?: boolean;
  /** Workers at a time. */
  workers?: number;
  /** Absent where all runs in the main thread. */
  crew?: CrewWanted;
}
