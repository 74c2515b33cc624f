import { distance } from 'fastest-levenshtein';

/** From this length on two letters may be wrong: of short tags too many are near each other. */
const LONG = 9;

/** Tags that change how a scenario runs. Those that end with a colon hold a value. */
const CHANGING_TAGS: readonly string[] = [
  ...['@flaky', '@fresh-database', '@isolated', '@reduced-motion'],
  ...['@color-scheme:', '@contract:', '@device:', '@env:', '@exchanges:', '@geolocation:', '@har:'],
  ...['@isolation:', '@locale:', '@permission:', '@reduced-motion:', '@timezone:', '@trace:', '@video:'],
  '@viewport:',
];

/** Tags that say what a scenario is, whose it is or where it comes from. */
const TELLING_TAGS: readonly string[] = [
  ...['@api', '@browser', '@component', '@services', '@ui', '@workflow', '@fuzz', '@generated'],
  ...['@id:', '@operation:', '@owner:', '@team:'],
];

/** All tags that Brine knows by itself. */
export const KNOWN_TAGS: readonly string[] = [...TELLING_TAGS, ...CHANGING_TAGS];

/** The tag that changes how a scenario runs which a misspelt one probably was to be: `@env:staging` for `@ev:staging`. */
export function meantTag(tag: string): string | undefined {
  const [, key = tag, value = ''] = /^(@[^:]+:)(.+)$/s.exec(tag) ?? [];
  if (CHANGING_TAGS.includes(key)) return undefined;
  const near = CHANGING_TAGS.find(
    (one) => one.endsWith(':') === key.endsWith(':') && distance(one, key) <= (one.length < LONG ? 1 : 2),
  );
  return near === undefined ? undefined : `${near}${value}`;
}
