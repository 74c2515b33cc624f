import type { LoadedSettings } from './settings';

/** A scenario with this tag finds all databases as they were when the services had started. */
const FRESH_DATABASE = '@fresh-database';

type Known = Pick<LoadedSettings, 'databases'>;

/** What becomes of a database between scenarios. */
export function resetOf({ databases }: Known, name: string): 'rows' | 'all' | 'off' {
  const database = databases[name];
  return (database && 'reset' in database && database.reset) || 'rows';
}

/** The databases that a scenario wants as they were at first. @param tags of the scenario, with their `@`. */
export function wantedAnew(settings: Known, tags: readonly string[]): string[] {
  const names = Object.keys(settings.databases);
  return tags.includes(FRESH_DATABASE) ? names : names.filter((name) => resetOf(settings, name) === 'all');
}
