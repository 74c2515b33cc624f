import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keepFile, sha } from '../../support/home/cache';
import { compiled } from '../../support/home/home';
import { bundlePage, type PageParts } from './bundle';

/** What the page is kept as in the package that npm installs, which brings no bundler. */
const KEPT = 'page.json';

/** A page as it was put together before. */
interface Kept {
  parts: PageParts;
  /** Hash of each file that it was made from, by absolute path. */
  sources: Record<string, string>;
}

/** The page's own code and looks. */
export function buildPage(): PageParts {
  if (compiled) return JSON.parse(readFileSync(join(__dirname, KEPT), 'utf8')) as PageParts;
  return pageFrom(join(__dirname, 'page'), cacheFolder(__dirname, 'page'));
}

/**
 * The page of a checkout, put together anew when one of its files has changed: with a process of its own for it, that
 * takes longer than all else that is done for the report of a small run.
 *
 * @param cache folder for what was put together; kept nowhere without.
 */
export function pageFrom(folder: string, cache: string | undefined): PageParts {
  const file = cache && join(cache, `${sha(folder)}.json`);
  const kept = file && readKept(file);
  if (kept) return kept.parts;
  const { parts, sources } = bundlePage(folder);
  const hashes = Object.fromEntries(sources.map((source) => [source, hashOf(source)]));
  if (file) keepFile(file, JSON.stringify({ parts, sources: hashes } satisfies Kept));
  return parts;
}

/** Undefined unless it was made from the files that are there now. */
function readKept(file: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    return Object.entries(kept.sources).every(([source, hash]) => hashOf(source) === hash) ? kept : undefined;
  } catch {
    // There is none yet, or one of the files is gone.
    return undefined;
  }
}

function hashOf(file: string): string {
  return sha(readFileSync(file, 'utf8'));
}
