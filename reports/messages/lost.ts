/** The `type` of a failure that is none of the scenario's own; JUnit calls that an error. */
export const LOST = { died: 'RunDied', notRun: 'ScenarioNotRun' } as const;

const TYPES: readonly string[] = Object.values(LOST);

export function isLost(type: string | undefined): boolean {
  return type !== undefined && TYPES.includes(type);
}
