import { durationLetter } from './duration';
import type { RecordedRun } from './recorded';
import { HISTORY_SCHEMA, type HistoryData, type HistoryRun, KEY_LENGTH } from './shape';

/** The data of the site from runs, oldest first. */
export function packHistory(runs: readonly RecordedRun[], changes: HistoryData['changes']): HistoryData {
  const keys = [...new Set(runs.flatMap(({ results }) => [...results.keys()]))]
    .filter((key) => key.length === KEY_LENGTH)
    .sort();
  return {
    schema: HISTORY_SCHEMA,
    runs: runs.map(card),
    keys: keys.join(''),
    outcomes: runs.map(({ results }) => keys.map((key) => results.get(key)?.letter ?? '.').join('')),
    durations: runs.map(({ results }) =>
      keys.map((key) => durationLetter(results.get(key)?.duration)).join(''),
    ),
    changes,
  };
}

function card({ results, ...about }: RecordedRun): HistoryRun {
  const counts: HistoryRun['counts'] = {};
  for (const { letter } of results.values()) counts[letter] = (counts[letter] ?? 0) + 1;
  return { ...about, counts };
}
