import type { HistoryLetter, HistoryRun } from './shape';

/** A run as the history keeps it, in one environment. */
export interface RecordedRun extends Omit<HistoryRun, 'counts'> {
  /** By key of the scenario. */
  results: Map<string, RecordedResult>;
}

export interface RecordedResult {
  letter: HistoryLetter;
  /** Milliseconds of the last attempt. */
  duration?: number;
}

/** What a scenario was called when it was seen last. */
export interface RecordedScenario {
  key: string;
  name: string;
  uri: string;
  line: number;
}
