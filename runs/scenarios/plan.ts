import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Pickle } from '@cucumber/messages';

const FILE = 'plan.json';

/**
 * Writes down which scenarios are to run, before the first does: Cucumber itself announces them only when the hooks before
 * all of them have passed.
 *
 * @param output folder of the run.
 */
export function writePlan(output: string, ids: readonly string[]): void {
  writeFileSync(path.join(output, FILE), JSON.stringify(ids));
}

/** Ids of the scenarios that were to run; undefined when the run did not get so far. */
export function readPlan(output: string): string[] | undefined {
  const file = path.join(output, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : undefined;
}

/**
 * Names for scenarios that mean the same in another run: ids differ, files and lines do not. Rows from a data file share
 * a line and are counted.
 */
export function keysOf(pickles: readonly Pickle[]): Map<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    pickles.map(({ id, uri, location }) => {
      const place = `${uri.replaceAll('\\', '/')}:${location?.line ?? 0}`;
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      return [id, count === 1 ? place : `${place}#${count}`];
    }),
  );
}
