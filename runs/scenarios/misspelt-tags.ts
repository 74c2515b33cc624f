import { meantTag } from '../../support/settings/tags';
import { type Placed, placeOf } from './placed';

/**
 * A note for each tag that is nearly one which changes how a scenario runs, and so changes nothing. `brine lint` tells
 * of every tag that nobody knows; this is only what would go unnoticed.
 *
 * @param declared tags of the settings.
 */
export function misspeltTags(scenarios: readonly Placed[], declared: readonly string[]): string[] {
  const notes = new Map<string, string>();
  for (const scenario of scenarios) {
    for (const tag of scenario.pickle.tags) {
      if (notes.has(tag.name) || declared.includes(tag.name)) continue;
      const meant = meantTag(tag.name);
      if (meant !== undefined) notes.set(tag.name, noteOf(tag.name, meant, placeOf(scenario, tag)));
    }
  }
  return [...notes.values()];
}

function noteOf(tag: string, meant: string, place: string): string {
  return [
    `The tag ${tag} changes nothing.`,
    `  at ${place}`,
    `  → Did you mean ${meant}? If it is a tag of your own, declare it in \`tags\` of brine.config.ts.`,
  ].join('\n');
}
