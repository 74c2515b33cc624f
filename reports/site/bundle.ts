import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Esbuild from 'esbuild';

// Not before it is needed: an installed Brine comes without it.
const load = createRequire(__filename);

/** What the one page of the site is made of. */
export interface PageParts {
  script: string;
  style: string;
}

/**
 * The page's own code and looks, each in one piece.
 *
 * @param folder with the page's sources.
 */
export function bundlePage(folder: string): PageParts {
  return { script: bundle(join(folder, 'main.ts')), style: bundle(join(folder, 'style.css')) };
}

function bundle(entry: string): string {
  const { buildSync } = load('esbuild') as typeof Esbuild;
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
    legalComments: 'none',
  });
  return outputFiles[0]?.text.trim() ?? '';
}
