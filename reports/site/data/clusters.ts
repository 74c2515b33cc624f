import { letterOf } from '../../messages/letters';
import { outcomeOf } from '../../messages/outcome';
import type { Summary } from '../../summary/shape';
import type { Listed } from './listed';
import type { Cluster } from './shapes/site-index';

/** The command that runs some scenarios again. @param name for the file that holds a list too long for a command. */
export type Rerun = (places: readonly { uri: string; line: number }[], name: string) => string;

/** The reasons of the summary, by position of their scenarios; what did not run at all is one more. */
export function clustersOf(told: Summary['clusters'], listed: readonly Listed[], rerun: Rerun): Cluster[] {
  const known = new Map(listed.map((each) => [placeOf(each.at), each]));
  const clusters = told.map(({ scenarios, ...reason }, index) => {
    const members = scenarios.flatMap((at) => known.get(placeOf(at)) ?? []);
    return cluster(reason, members, (places) => rerun(places, `cluster-${index + 1}`));
  });
  const missing = listed.filter(({ scenario }) => outcomeOf(scenario) === 'not run');
  if (missing.length === 0) return clusters;
  const what = 'These scenarios did not run.';
  const facts = [...new Set(missing.flatMap(({ scenario }) => scenario.notRun ?? []))];
  const reason = { kind: 'not run', culprit: '', what, facts, owners: [] };
  return [...clusters, cluster(reason, missing, (places) => rerun(places, 'not-run'))];
}

type Reason = Omit<Summary['clusters'][number], 'scenarios'>;

function cluster(
  { rerun: known, ...reason }: Reason,
  members: readonly Listed[],
  rerun: (places: readonly { uri: string; line: number }[]) => string,
): Cluster {
  const [first] = members;
  const own = members.filter(({ feature }) => feature.source === undefined);
  return {
    ...reason,
    status: letterOf(first ? outcomeOf(first.scenario) : 'unknown'),
    scenarios: members.map(({ position }) => position),
    rerun: known ?? (own.length > 0 ? rerun(own.map(({ at }) => at)) : ''),
  };
}

function placeOf({ key, environment = '' }: Listed['at']): string {
  return `${environment}\n${key}`;
}
