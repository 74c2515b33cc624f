import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Summary } from '../summary/shape';
import { GateError } from './errors';

/** @throws {GateError} when the folder holds no summary, or one of another version. */
export function readSummary(output: string): Summary {
  const where = join(output, 'summary.json');
  const next = 'Run the suite or merge its shards first, and name the folder of the report.';
  try {
    const summary = JSON.parse(readFileSync(where, 'utf8')) as Partial<Summary> | null;
    if (summary?.schema === 1 && summary.totals && summary.clusters && summary.faults)
      return summary as Summary;
  } catch (cause) {
    const details = cause instanceof Error ? cause.message : String(cause);
    throw new GateError({ what: 'There is no summary of a run to judge.', where, details, next }, { cause });
  }
  throw new GateError({ what: 'What is there is no summary of a run.', where, next });
}
