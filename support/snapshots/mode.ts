/** What a run may do with what it compares against. */
export interface Mode {
  /** `--update-snapshots`: what differs is written anew. */
  update: boolean;
  /** Whether what is missing may be written: anywhere but on CI, unless it is asked for. */
  write: boolean;
}

/** @param env `BRINE_UPDATE_SNAPSHOTS` and `CI`. */
export function modeOf(env: NodeJS.ProcessEnv): Mode {
  const update = isSet(env.BRINE_UPDATE_SNAPSHOTS);
  return { update, write: update || !isSet(env.CI) };
}

/** As the variables of CI servers are: `true` or `1`. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());
}
