import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from '../../support/home/home';
import { bundlePage, type PageParts } from './bundle';

/** What the page is kept as in the package that npm installs, which brings no bundler. */
const KEPT = 'page.json';

/**
 * The page's own code and looks. In a checkout they are put together anew, which takes some tens of milliseconds, so that
 * nothing has to be kept for the next time.
 */
export function buildPage(): PageParts {
  if (compiled) return JSON.parse(readFileSync(join(__dirname, KEPT), 'utf8')) as PageParts;
  return bundlePage(join(__dirname, 'page'));
}
