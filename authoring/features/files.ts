import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { FeatureNotFoundError } from '../errors';

/**
 * Files of a kind in files and folders of a project, sorted.
 *
 * @param ending `.feature`.
 * @returns paths from the project's folder, with `/`.
 * @throws FeatureNotFoundError for a place that is not there.
 */
export function filesIn(root: string, places: readonly string[], ending: string): string[] {
  const found = places.flatMap((place) => {
    const absolute = path.resolve(root, place);
    if (!existsSync(absolute)) throw new FeatureNotFoundError(place);
    if (!statSync(absolute).isDirectory()) return [absolute];
    return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending) && !file.split(path.sep).includes('node_modules'))
      .map((file) => path.join(absolute, file));
  });
  return [...new Set(found.map((file) => path.relative(root, file).replaceAll(path.sep, '/')))].sort();
}
