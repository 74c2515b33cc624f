import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { findBrowser } from '../../support/browser/launch/find';

/** What pages did while they were looked at. */
export interface Sightings {
  console: string[];
  errors: string[];
  dialogs: string[];
  /** Addresses asked for that are neither files nor data. */
  outside: string[];
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser({}, process.env).path });
}

export async function watchedPage(browser: Browser): Promise<{ page: Page; seen: Sightings }> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  const seen: Sightings = { console: [], errors: [], dialogs: [], outside: [] };
  page.on('console', (message) => seen.console.push(message.text()));
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(file|data|about):/.test(request.url())) seen.outside.push(request.url());
  });
  return { page, seen };
}

/** Addresses of all pages of a report, the index first. */
export function pagesOf(html: string): string[] {
  const features = readdirSync(join(html, 'features')).map((file) => join(html, 'features', file));
  return [join(html, 'index.html'), ...features].map((file) => pathToFileURL(file).href);
}

/** Opens every card and every folded text of a page. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const body of document.querySelectorAll('.scenario-card > .hidden')) body.classList.remove('hidden');
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** The text of one element as a reader sees it, with its line breaks. */
export async function shown(locator: Locator): Promise<string> {
  await locator.first().waitFor();
  const texts = await locator.allInnerTexts();
  if (texts.length !== 1) throw new Error(`${texts.length} elements instead of one`);
  return texts[0] ?? '';
}
