import { pathToFileURL } from 'node:url';
import AXE from 'axe-core';
import type { Browser, Page } from 'playwright';
import type { Sightings } from '../browse';
import { watchedPage } from '../browse';

/** A page of the site in a browser. */
export class OpenSite {
  private constructor(
    readonly page: Page,
    readonly seen: Sightings,
    private readonly base: string,
  ) {}

  /** @param index path of `index.html`, or an address of a server. */
  static async open(browser: Browser, index: string): Promise<OpenSite> {
    const { page, seen } = await watchedPage(browser);
    return new OpenSite(page, seen, /^https?:/.test(index) ? index : pathToFileURL(index).href);
  }

  /** Shows an address of the site; waits until its page is there. */
  async go(hash: string): Promise<void> {
    const before = this.page.url().split('#')[0];
    if (before !== this.base) await this.page.goto(`${this.base}${hash}`);
    else {
      // What was shown goes first, so that it cannot be taken for what is to come.
      await this.page.evaluate((to) => {
        document.querySelector('#main')?.replaceChildren();
        if (location.hash === to) window.dispatchEvent(new HashChangeEvent('hashchange'));
        else location.hash = to;
      }, hash);
    }
    await this.page.locator('main:not([aria-busy]) h1').waitFor();
  }

  /** What axe finds wrong, a line each. */
  async barriers(): Promise<string[]> {
    const { page } = this;
    // Evaluated by the browser's own protocol: the policy of the page would refuse it as a script.
    if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE.source);
    const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
    const { violations } = await page.evaluate(
      async (given) => await (window as unknown as { axe: typeof AXE }).axe.run(document, given),
      options,
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }
}

/** Addresses of all pages that are there for every run, and of one scenario and one feature. */
export function everyPage(key: string, uri: string): string[] {
  const pages = [
    '',
    'failures',
    'spec',
    'list',
    'tags',
    'timeline',
    'steps',
    'about',
    'book',
    'reqs',
    'nowhere',
  ];
  return [
    ...pages.map((page) => `#/${page}`),
    `#/s/${key}`,
    '#/s/notthere',
    `#/spec/${uri}`,
    '#/spec/no/such',
  ];
}
