import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Whether each package that the manifest of a folder names is found from there, as Node looks for it. */
export function isInstalled(folder: string): boolean {
  return namedIn(folder).every((name) => isFound(path.resolve(folder), name));
}

function namedIn(folder: string): string[] {
  try {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    return Object.keys({ ...dependencies, ...devDependencies });
  } catch {
    // Without a manifest that can be read there is nothing to install.
    return [];
  }
}

function isFound(from: string, name: string): boolean {
  if (existsSync(path.join(from, 'node_modules', ...name.split('/'), 'package.json'))) return true;
  const above = path.dirname(from);
  return above !== from && isFound(above, name);
}
