import { gather } from './gather';
import { findInputs } from './inputs';
import { ReportError } from './report-error';
import { apiData, isInEach } from './site/data/api';
import { listedIn, sorted } from './site/data/listed';
import type { Operation } from './site/data/shapes/api-data';

/** A documented operation that the last run did not see whole. */
export interface Uncovered {
  service: string;
  method: string;
  /** With the path of the document's first server before it. */
  path: string;
  /** Statuses that are documented and that nobody was answered with. */
  statuses: string[];
  /** Parameters, bodies and choices that nobody sent: `query page`, `query status=paid`. */
  inputs: string[];
  /** Whether nobody asked for it at all. */
  never: boolean;
}

/**
 * What a run left out of the documents of its services, by the calls that were recorded.
 *
 * @param folder of the report.
 * @throws {ReportError} when there is no run, or none that knows of operations.
 */
export async function uncoveredBy(folder: string): Promise<Uncovered[]> {
  const { run, facts } = await gather(findInputs([folder]), { save: () => '', root: process.cwd() });
  if (!facts.api)
    throw new ReportError({
      what: 'The run knows of no operation, so nothing can be told to be missing.',
      where: folder,
      details:
        'None of its services had an OpenAPI document that could be read, or it ended before its services were asked.',
      next: 'Say "openapi" in the settings of the services, and run scenarios of them.',
    });
  return uncoveredIn(apiData(listedIn(sorted(run)), facts.api)?.operations ?? []);
}

/** @param operations as the report counts them. */
export function uncoveredIn(operations: readonly Operation[]): Uncovered[] {
  return operations
    .filter(({ specified }) => specified)
    .map(({ service, method, path, statuses, inputs }) => {
      const counts = Object.entries(statuses);
      return {
        service,
        method,
        path,
        statuses: counts.filter(([, count]) => count === 0).map(([status]) => status),
        inputs: Object.entries(inputs).flatMap(([input, isSent]) =>
          isSent || isInEach(input) ? [] : [input],
        ),
        never: counts.every(([, count]) => count === 0),
      };
    })
    .filter(({ statuses, inputs, never }) => never || statuses.length > 0 || inputs.length > 0);
}
