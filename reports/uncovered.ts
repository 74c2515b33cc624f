import { gather } from './gather';
import { findInputs } from './inputs';
import { apiData } from './site/data/api';
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
  /** Whether nobody asked for it at all. */
  never: boolean;
}

/**
 * What a run left out of the documents of its services, by the calls that were recorded.
 *
 * @param folder of the report.
 * @throws {ReportError} when there is no run.
 */
export async function uncoveredBy(folder: string): Promise<Uncovered[]> {
  const { run, facts } = await gather(findInputs([folder]), { save: () => '', root: process.cwd() });
  return uncoveredIn(apiData(listedIn(sorted(run)), facts.api)?.operations ?? []);
}

/** @param operations as the report counts them. */
export function uncoveredIn(operations: readonly Operation[]): Uncovered[] {
  return operations
    .filter(({ specified }) => specified)
    .map(({ service, method, path, statuses }) => {
      const counts = Object.entries(statuses);
      return {
        service,
        method,
        path,
        statuses: counts.filter(([, count]) => count === 0).map(([status]) => status),
        never: counts.every(([, count]) => count === 0),
      };
    })
    .filter(({ statuses, never }) => never || statuses.length > 0);
}
