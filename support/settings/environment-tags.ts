const TAG = /^@env:(.*)$/s;

/** The environments that a scenario is for, by its tags `@env:NAME`; none of them means every environment. */
export function environmentsOf(tags: readonly { name: string }[]): string[] {
  return tags.flatMap(({ name }) => TAG.exec(name)?.[1] ?? []);
}

/** Why a scenario with these tags is left out in this environment; undefined when it is not. */
export function reasonToSkip(tags: readonly { name: string }[], environment: string): string | undefined {
  const wanted = environmentsOf(tags);
  if (wanted.length === 0 || wanted.includes(environment)) return undefined;
  const names = wanted.map((name) => `"${name}"`).join(' or ');
  return `Skipped: this scenario is for the environment ${names}, and this run is for "${environment}".`;
}
