import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** What the one page of the site is made of. */
export interface PageParts {
  script: string;
  style: string;
}

/** The page's own code and looks, each in one piece. Takes some tens of milliseconds, so nothing is kept for the next time. */
export function buildPage(): PageParts {
  return { script: bundle('main.ts'), style: bundle('style.css') };
}

function bundle(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'page', entry)],
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
