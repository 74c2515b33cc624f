import { coverageOf } from '../../requirements/coverage';
import type { Requirement } from '../../requirements/read';
import type { Listed } from './listed';
import type { RequirementsData } from './shapes/requirements-data';

/** Requirements with the scenarios that carry their tag; undefined when there are neither. */
export function requirementsData(
  listed: readonly Listed[],
  list: readonly Requirement[] | undefined,
): RequirementsData | undefined {
  const suite = listed.filter(({ feature }) => feature.source === undefined);
  const covered = coverageOf(suite, list);
  if (!covered) return undefined;
  return {
    listed: list !== undefined,
    requirements: covered.map(({ scenarios, ...requirement }) => ({
      ...requirement,
      scenarios: scenarios.map(({ position }) => position),
    })),
  };
}
