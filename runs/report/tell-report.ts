import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { tellGithub } from '../../reports/ci/github';
import type { RunFacts } from '../../reports/facts';
import { markPublished } from './published';
import type { ReportOutcome } from './report';

interface Telling {
  /** Whether the warnings of the report are told too. */
  warned: boolean;
  /** A shard is told to GitHub when all are merged. */
  shard: RunFacts['shard'];
  say: (line: string) => void;
}

/**
 * The last that a run tells: of its HTML report, and to GitHub. All its reports are there then.
 *
 * @param output folder of the results; that of the run is `run` in it.
 */
export function tellReport(output: string, report: ReportOutcome, { warned, shard, say }: Telling): void {
  for (const line of reportLines(report, output, { warned, shard })) say(line);
  if (!shard) process.stdout.write(tellGithub(output, process.env));
  markPublished(path.join(output, 'run'));
}

/** What every shard lacks: the others, and their scenarios. */
const OTHERS = /^(?:Shard \d+ of \d+ is missing|\d+ scenarios? did not run)\.$/;

function reportLines(
  report: ReportOutcome,
  output: string,
  { warned, shard }: Pick<Telling, 'warned' | 'shard'>,
): string[] {
  if ('failure' in report)
    return [`The report could not be written (the results are in ${output}):\n${report.failure}`];
  const all = warned ? report.warnings : [];
  const warnings = shard ? all.filter((warning) => !OTHERS.test(warning)) : all;
  return [...warnings.map((warning) => `Report: ${warning}`), `Report: ${pathToFileURL(report.index).href}`];
}
