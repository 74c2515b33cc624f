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

/** A page that was put together, and the absolute paths of all that it was made from. */
export interface Bundled {
  parts: PageParts;
  sources: string[];
}

/**
 * The page's own code and looks, each in one piece.
 *
 * @param folder with the page's sources.
 */
export function bundlePage(folder: string): Bundled {
  const [script, style] = [bundle(folder, 'main.ts'), bundle(folder, 'style.css')];
  return {
    parts: { script: script.text, style: style.text },
    sources: [...script.sources, ...style.sources, load.resolve('esbuild/package.json')],
  };
}

function bundle(folder: string, entry: string): { text: string; sources: string[] } {
  const { buildSync } = load('esbuild') as typeof Esbuild;
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: folder,
    entryPoints: [join(folder, entry)],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
    legalComments: 'none',
  });
  const sources = Object.keys(metafile.inputs).map((file) => join(folder, file));
  return { text: outputFiles[0]?.text.trim() ?? '', sources };
}
