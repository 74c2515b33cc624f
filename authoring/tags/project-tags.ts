import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KNOWN_TAGS } from '../../support/settings/tags';

/** What tags a project knows. */
export interface ProjectTags {
  /** Whole tags, and those that end with a colon for all that begin so. */
  known: readonly string[];
}

/** Where profiles and scripts choose scenarios by tags. */
const FILES = [
  'cucumber.js',
  'cucumber.cjs',
  'cucumber.mjs',
  'cucumber.json',
  'cucumber.yaml',
  'cucumber.yml',
  'package.json',
];

/**
 * Brine's own tags, those of the settings, and those that the profiles and the scripts of package.json choose by. The
 * latter are read as text: a profile may be made by a function.
 */
export function projectTags(root: string, declared: readonly string[]): ProjectTags {
  const chosen = FILES.flatMap((name) => {
    const file = path.join(root, name);
    return existsSync(file) ? tagsIn(readFileSync(file, 'utf8')) : [];
  });
  return { known: [...new Set([...KNOWN_TAGS, ...declared, ...chosen])] };
}

export function isKnown(tag: string, { known }: ProjectTags): boolean {
  return known.some((one) =>
    one.endsWith(':') ? tag.startsWith(one) && tag.length > one.length : tag === one,
  );
}

/** Names of packages begin with @ too, and have a slash. */
function tagsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w./@-])@[A-Za-z][\w:.-]*(?![\w/])/g)].map(([tag]) => tag);
}
