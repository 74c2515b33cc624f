import { pathToFileURL } from 'node:url';
import { findBrowser } from './launch/find';
import { launchBrowser } from './launch/launch';

/** Milliseconds that a page may take to be there, and to be printed. */
const LIMIT = 120_000;

export interface Printing {
  /** Path of an HTML file. */
  page: string;
  /** What stands behind its address: `#/book`. */
  hash: string;
  /** A selector of what must be there before it is printed. */
  ready: string;
  /** Path of the PDF. */
  file: string;
}

/**
 * Prints a page of the disk as PDF, tagged and with an outline, in a Chromium without a window.
 *
 * @throws BrowserNotFoundError when there is no Chromium; the other engines cannot do it.
 * @throws BrowserLaunchError
 */
export async function printPdf(
  { page: path, hash, ready, file }: Printing,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const settings = { headless: true };
  const unseen = { ...env, BRINE_HEADED: '' };
  await using browser = await launchBrowser(findBrowser(settings, unseen), settings, { env: unseen });
  const context = await browser.newContext({ colorScheme: 'light' });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  await page.goto(`${pathToFileURL(path).href}${hash}`);
  await page.locator(ready).waitFor();
  await page.pdf({
    path: file,
    format: 'A4',
    margin: { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' },
    printBackground: true,
    tagged: true,
    outline: true,
  });
}
