import { pathToFileURL } from 'node:url';
import type { ReportOutcome } from './report';

/**
 * What a run tells of its HTML report.
 *
 * @param output folder of the results.
 * @param warned whether the warnings of the report are told too.
 */
export function reportLines(report: ReportOutcome, output: string, warned: boolean): string[] {
  if ('failure' in report)
    return [`The report could not be written (the results are in ${output}):\n${report.failure}`];
  const warnings = warned ? report.warnings : [];
  return [...warnings.map((warning) => `Report: ${warning}`), `Report: ${pathToFileURL(report.index).href}`];
}
