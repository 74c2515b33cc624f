import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { BRINE } from '../../support/home/home';
import { HistoryError } from './errors';
import type { RecordedRun, RecordedScenario } from './recorded';
import type { HistoryLetter } from './shape';
import type { HistoryStore } from './store';

const ALL = 1_000_000;

const letter = v.picklist(['p', 'r', 'f', 'a', 'u', 'w', 's', 'x', 'n', '.']);
const runLine = v.object({
  project: v.string(),
  run: v.object({
    id: v.string(),
    at: v.number(),
    environment: v.string(),
    commit: v.exactOptional(v.string()),
    branch: v.exactOptional(v.string()),
    url: v.exactOptional(v.string()),
    wall: v.exactOptional(v.number()),
    whole: v.boolean(),
  }),
  results: v.record(v.string(), v.tuple([letter, v.nullable(v.number())])),
});
const scenarioLine = v.object({
  project: v.string(),
  scenarios: v.array(v.object({ key: v.string(), name: v.string(), uri: v.string(), line: v.number() })),
});
const line = v.union([runLine, scenarioLine]);

/** Writes a whole history as NDJSON, for a cache of CI or another database. @returns how many runs. */
export async function exportHistory(store: HistoryStore, file: string): Promise<number> {
  const lines: string[] = [];
  let count = 0;
  for (const project of await store.projects()) {
    const scenarios = [...(await store.scenarios(project)).values()];
    lines.push(JSON.stringify({ project, scenarios }));
    for (const { results, ...run } of await store.runs({ project, limit: ALL })) {
      const packed = [...results].map(([key, { letter: one, duration = null }]) => [key, [one, duration]]);
      lines.push(JSON.stringify({ project, run, results: Object.fromEntries(packed) }));
      count += 1;
    }
  }
  writeFileSync(file, lines.map((one) => `${one}\n`).join(''));
  return count;
}

/**
 * Adds what `exportHistory` wrote; a run that is known takes its own place.
 *
 * @returns how many runs.
 * @throws {HistoryError} with all lines that are not as they should be; then nothing is added.
 */
export async function importHistory(store: HistoryStore, file: string): Promise<number> {
  const read = readFileSync(file, 'utf8').split('\n').map(readLine);
  const faults = read.flatMap((one, index) => ('fault' in one ? [`line ${index + 1}: ${one.fault}`] : []));
  if (faults.length > 0) {
    throw new HistoryError({
      what: 'This is no exported history.',
      where: file,
      details: faults.slice(0, 20).join('\n'),
      next: `Name a file that was written so: ${BRINE} history export history.ndjson`,
    });
  }
  const names = new Map<string, RecordedScenario[]>();
  const runs = new Map<string, RecordedRun[]>();
  for (const one of read) {
    if ('scenarios' in one) names.set(one.project, [...(names.get(one.project) ?? []), ...one.scenarios]);
    if ('run' in one) runs.set(one.project, [...(runs.get(one.project) ?? []), recorded(one)]);
  }
  for (const [project, own] of runs) await store.add(project, own, names.get(project) ?? []);
  return [...runs.values()].reduce((sum, own) => sum + own.length, 0);
}

function readLine(text: string): v.InferOutput<typeof line> | { fault: string } | { empty: true } {
  if (text.trim() === '') return { empty: true };
  try {
    const parsed = v.safeParse(line, JSON.parse(text));
    return parsed.success ? parsed.output : { fault: 'is no run and no list of scenarios' };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function recorded({ run, results }: v.InferOutput<typeof runLine>): RecordedRun {
  const read = Object.entries(results).map(
    ([key, [one, duration]]): [string, { letter: HistoryLetter; duration?: number }] => [
      key,
      duration === null ? { letter: one } : { letter: one, duration },
    ],
  );
  return { ...run, results: new Map(read) };
}
