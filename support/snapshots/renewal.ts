import { RUN } from '../home/home';

/** Where a scenario stands, and under which settings it runs. */
export interface Scenario {
  /** Its feature file, from the folder of the project. */
  uri: string;
  line: number;
  /** `BRINE_ENV`; undefined: the default. */
  environment?: string | undefined;
}

/** The command that renews what a scenario, and no other, is compared with. */
export function renewalOf({ uri, line, environment }: Scenario): string {
  const place = line > 0 ? `${uri}:${line}` : uri;
  const env = environment === undefined || environment === '' ? [] : ['--env', environment];
  return [RUN, ...[...env, place.replaceAll('\\', '/')].map(quoted), '--update-snapshots'].join(' ');
}

function quoted(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : `"${text}"`;
}
