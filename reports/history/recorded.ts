import type { HistoryLetter, HistoryRun } from './shape';

/** A run as the history keeps it. */
export interface RecordedRun extends Omit<HistoryRun, 'counts'> {
  /** By key of the scenario. */
  results: Map<string, RecordedResult>;
}

export interface RecordedResult {
  letter: HistoryLetter;
  /** Milliseconds of the last attempt. */
  duration?: number;
}
