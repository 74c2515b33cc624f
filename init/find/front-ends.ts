import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrontEnd, ViteApp } from '../found';

/** What builds or serves a React app, by the package for it. */
const BUILDERS = ['next', 'react-scripts', '@remix-run/dev', 'gatsby', 'parcel', 'webpack', 'vite'];

/** React apps that init cannot set up by itself: those that are none of Vite's with an `index.html`. */
export function findFrontEnds(root: string, files: readonly string[], apps: readonly ViteApp[]): FrontEnd[] {
  return files
    .filter((file) => path.posix.basename(file) === 'package.json')
    .filter((file) => !apps.some(({ folder }) => folder === path.posix.dirname(file)))
    .flatMap((file) => frontEndOf(root, file));
}

function frontEndOf(root: string, file: string): FrontEnd[] {
  try {
    const { dependencies, devDependencies, scripts } = JSON.parse(
      readFileSync(path.join(root, file), 'utf8'),
    );
    const packages = { ...devDependencies, ...dependencies };
    const script = ['dev', 'start'].find((name) => scripts?.[name] !== undefined);
    if (!packages.react || !script) return [];
    const builder = BUILDERS.find((name) => packages[name]);
    return [{ folder: path.posix.dirname(file), ...(builder && { builder }), script }];
  } catch {
    return [];
  }
}
