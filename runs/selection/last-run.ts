import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Summary } from '../../reports/summary/shape';
import { SetupError } from '../../support/errors/brine-error';
import { BRINE } from '../../support/home/home';

/** What failed in the last run. Scenarios are known by their keys, so they are found again when lines have moved. */
export interface LastRun {
  failed: ReadonlySet<string>;
  /** `features/order.feature:6` of those that did not run at all, for which nothing tells a key. */
  unrun: ReadonlySet<string>;
  /** Feature files that hold them. */
  uris: readonly string[];
  /** How the run went, in one sentence. */
  verdict: string;
  /** ISO 8601. */
  startedAt: string;
}

/** What failed is wanted, and nothing tells what it was. */
export class LastRunUnknownError extends SetupError {
  override readonly name = 'LastRunUnknownError';

  constructor(details: string, where: string) {
    super({
      what: 'There is no last run whose failures could be run again.',
      where,
      details,
      next: `Run the suite first, or write its report again: ${BRINE} report`,
    });
  }
}

/**
 * Reads the summary of the last run.
 *
 * @param output folder of the results.
 * @throws LastRunUnknownError
 */
export function readLastRun(output: string): LastRun {
  const file = path.join(output, 'summary.json');
  const where = path.relative(process.cwd(), file).replaceAll('\\', '/');
  if (!existsSync(file)) throw new LastRunUnknownError('It left no summary.', where);
  const { clusters, verdict, run, totals } = parse(file, where);
  if (totals.scenarios === 0) throw new LastRunUnknownError(verdict.sentence, where);
  // A repetition has a name, and so a key, that no other run knows.
  const failed = clusters
    .flatMap(({ scenarios }) => scenarios)
    .filter(({ name }) => !/ \(\d+ of \d+\)$/.test(name));
  const known = new Set(failed.map(({ uri, line }) => `${uri}:${line}`));
  const unrun = placesIn(path.join(output, 'rerun.txt')).filter((place) => !known.has(place));
  return {
    failed: new Set(failed.map(({ key }) => key)),
    unrun: new Set(unrun),
    uris: [...new Set([...failed.map(({ uri }) => uri), ...unrun.map((one) => one.replace(/:\d+$/, ''))])],
    verdict: verdict.sentence,
    startedAt: run.startedAt,
  };
}

const KEPT = 'last-run.json';

/**
 * Keeps what a run knows of the one before it, whose results are gone by now, for those that make good what this one may
 * leave.
 *
 * @param run folder of the run.
 */
export function keepLastRun(run: string, { failed, unrun, ...rest }: LastRun): void {
  writeFileSync(path.join(run, KEPT), JSON.stringify({ ...rest, failed: [...failed], unrun: [...unrun] }));
}

/** @param part the file that tells a run which part of another it makes good: it is in a folder of that one's. */
export function keptLastRun(part: string): LastRun {
  const file = path.join(path.dirname(part), '..', KEPT);
  const { failed, unrun, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  return { ...rest, failed: new Set(failed), unrun: new Set(unrun) };
}

/** A line there is `features/order.feature:6:12`. */
function placesIn(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, uri, numbers = ''] = /^(.+?)((?::\d+)+)$/.exec(line) ?? [];
      return numbers
        .split(':')
        .filter(Boolean)
        .map((number) => `${uri}:${number}`);
    });
}

function parse(file: string, where: string): Summary {
  try {
    const summary = JSON.parse(readFileSync(file, 'utf8')) as Summary;
    if (summary.schema === 1) return summary;
  } catch {
    // Told below.
  }
  throw new LastRunUnknownError('What is there is no summary of a run.', where);
}
