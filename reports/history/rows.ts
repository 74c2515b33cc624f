import type { Row } from '../../support/databases/connection';
import type { RecordedResult, RecordedRun, RecordedScenario } from './recorded';
import { type HistoryLetter, KEY_LENGTH } from './shape';

export function runOf(row: Row): Omit<RecordedRun, 'results'> {
  const optional = { branch: row.branch, commit: row.revision, url: row.url };
  const told = Object.entries(optional).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  );
  return {
    id: String(row.id),
    at: Number(row.began),
    environment: String(row.environment),
    ...Object.fromEntries(told),
    ...(row.wall !== null && { wall: Number(row.wall) }),
    whole: Number(row.whole) === 1,
  };
}

export function scenarioOf({ key, name, uri, line }: Row): RecordedScenario {
  return { key: String(key), name: String(name), uri: String(uri), line: Number(line) };
}

/** The results of a whole run. @param packed for each a key, a letter and perhaps a duration, with a space between them. */
export function resultsOf(packed: Row[string]): RecordedRun['results'] {
  const all = packed ? String(packed).split(' ') : [];
  return new Map(all.map((one) => [one.slice(0, KEY_LENGTH), resultOf(one.slice(KEY_LENGTH))]));
}

function resultOf(text: string): RecordedResult {
  const letter = text[0] as HistoryLetter;
  return text.length === 1 ? { letter } : { letter, duration: Number(text.slice(1)) };
}
