import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type WrittenReport, writeReport } from '../../reports/write';
import { openAll, openBrowser, pagesOf, shown, watchedPage } from './browse';
import { FACTS, runSuite } from './run-suite';
import { readData } from './site/data';
import { everyPage, OpenSite } from './site/open-site';

const CALL = `console.log('PWNED');alert('PWNED')`;
const PAYLOAD = [
  `"'><img src=x onerror="${CALL}">`,
  `</script><script>${CALL}</script><!--`,
  `&lt;img src=x onerror=${CALL}&gt;`,
  `&amp;lt;svg/onload=${CALL}&amp;gt;`,
  `" onmouseover="${CALL}" x="`,
  `<iframe srcdoc="<script>${CALL}</script>"></iframe>`,
  `\`\${${CALL}}\` {{ 7 | times: 7 }}`,
].join(' ');
/** For tags, which have no spaces, and for file names. */
const TAG = `@"><img/src=x/onerror=console.log('PWNED')>`;
const CELL = PAYLOAD.replaceAll('\\', '\\\\').replaceAll('|', '\\|');

const FEATURE = `${TAG}
Feature: Name ${PAYLOAD}
  Description ${PAYLOAD}

  ${TAG} @hook
  Scenario: Hook ${PAYLOAD}
    Scenario description ${PAYLOAD}
    Given it says ${PAYLOAD}

  Rule: Rule ${PAYLOAD}
    Rule description ${PAYLOAD}

    Scenario: Failing ${PAYLOAD}
      Given it breaks ${PAYLOAD}

    Scenario: Table ${PAYLOAD}
      Given it says:
        | ${CELL} | two     |
        | one     | ${CELL} |

    Scenario: Doc string ${PAYLOAD}
      Given it says:
        """${PAYLOAD.replaceAll('"', "'")}
        ${PAYLOAD}
        """

    Scenario: Sides ${PAYLOAD}
      Given sides ${PAYLOAD}

    Scenario: Undefined ${PAYLOAD}
      Given nobody knows ${PAYLOAD}

    Scenario Outline: Row
      Given it says <cell>

      Examples: Examples ${PAYLOAD}
        | cell    |
        | ${CELL} |
`;

describe('a report of texts that want to run', () => {
  let browser: Browser;
  let written: WrittenReport;
  let html: string;

  beforeAll(async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {});
    browser = await openBrowser();
    const folder = await runSuite({
      features: {
        "features/it's <b> & %22 #1.feature": FEATURE,
        'features/long.feature': `Feature: ${'long name '.repeat(30)}\n  Scenario: ${'x'.repeat(5000)}\n    Given it breaks\n`,
        'features/README.md': `# Chapter ${PAYLOAD}\n\n[link](javascript:console.log('PWNED')) <img src=x onerror="${CALL}">\n\n| ${CELL} |\n| - |\n| ${CELL} |\n`,
      },
      steps: 'tests/reports/fixtures/evil-steps.js',
      env: { PAYLOAD },
    });
    html = join(folder, 'html');
    const project = `Shop ${PAYLOAD}`;
    const product = { name: PAYLOAD, version: PAYLOAD };
    const facts = {
      ...FACTS,
      project,
      environment: PAYLOAD,
      branch: PAYLOAD,
      command: PAYLOAD,
      node: PAYLOAD,
    };
    const api = [{ service: PAYLOAD, method: PAYLOAD, path: PAYLOAD, statuses: [PAYLOAD] }];
    const setupFault = { title: `Fault ${PAYLOAD}`, text: PAYLOAD };
    const messages = join(folder, 'messages.ndjson');
    const known = { ...facts, api, browser: product, platform: product, setupFault };
    written = await writeReport({ inputs: [{ messages, facts: known }], output: folder, root: folder });
  });
  afterAll(() => browser.close());

  it('has a page for each feature, whatever the names of feature and file', () => {
    expect(written.scenarios).toBe(8);
    const names = readdirSync(join(html, 'features'));
    expect(names).toHaveLength(3);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9-]{1,140}\.html$/);
  });

  it('runs none of them and asks for nothing outside, on any page, whatever is opened', async () => {
    const { page, seen } = await watchedPage(browser);
    for (const address of pagesOf(html)) {
      await page.goto(address);
      await openAll(page);
      await page.waitForLoadState('networkidle');
      await tryEverything(page);
    }
    expect(seen.console.filter((text) => text.includes('PWNED'))).toEqual([]);
    expect(seen.dialogs).toEqual([]);
    expect(seen.outside).toEqual([]);
  });

  it('runs none of them on any page of the site, whatever is opened, and asks for nothing outside', async () => {
    const folder = join(html, '..');
    const site = await OpenSite.open(browser, join(folder, 'index.html'));
    const { scenarios, features, chapters } = readData(folder);
    expect(chapters).toEqual(['features']);
    const pages = [
      ...everyPage(scenarios.key[0] ?? '', 'features'),
      '#/api',
      '#/list?tag=%3Cimg%20src%3Dx%20onerror%3Dconsole.log(%22PWNED%22)%3E&q=%3Cscript%3E',
      ...scenarios.key.map((key) => `#/s/${key}`),
      ...features.uri.map((uri) => `#/spec/${uri}`),
      `#/spec/${PAYLOAD}`,
      `#/s/${encodeURIComponent(PAYLOAD)}`,
      `#/${encodeURIComponent(PAYLOAD)}`,
    ];
    for (const address of pages) {
      await site.go(address);
      await openSite(site.page);
    }
    await site.go('#/');
    await site.page.keyboard.press('/');
    await site.page.keyboard.type('a');
    await site.page.keyboard.press('Escape');
    expect(site.seen.console.filter((text) => text.includes('PWNED'))).toEqual([]);
    expect(site.seen.dialogs).toEqual([]);
    expect(site.seen.errors).toEqual([]);
    expect(site.seen.outside).toEqual([]);
    expect(
      await site.page.evaluate(
        () => document.querySelectorAll('main script, main [onerror], main [onload]').length,
      ),
    ).toBe(0);
  });

  it('keeps the texts readable in the site', async () => {
    const folder = join(html, '..');
    const site = await OpenSite.open(browser, join(folder, 'index.html'));
    const { scenarios } = readData(folder);
    await site.go(`#/s/${scenarios.key[scenarios.name.findIndex((name) => name.startsWith('Failing'))]}`);
    expect(await shown(site.page.locator('.step.f .error pre').first())).toContain(
      `red ${PAYLOAD}\nreversed`,
    );
  });

  it('would notice a payload that runs', async () => {
    const { page, seen } = await watchedPage(browser);
    await page.goto(pagesOf(html)[0] as string);
    await page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), PAYLOAD);
    await expect.poll(() => seen.console.join()).toContain('PWNED');
  });

  it('keeps the texts readable', async () => {
    const { page } = await watchedPage(browser);
    const evil = readdirSync(join(html, 'features')).find((name) => name.startsWith('features-it-s')) ?? '';
    await page.goto(pathToFileURL(join(html, 'features', evil)).href);
    const failing = page.locator('.scenario-card', { hasText: '› Failing' });
    const error = await shown(failing.locator('.brine-error'));
    expect(error).toContain(`red ${PAYLOAD}\nreversed`);
    const step = await shown(failing.locator('p', { hasText: 'it breaks' }).first());
    expect(step.replaceAll('＜', '<')).toContain(`Given it breaks ${PAYLOAD}`.slice(0, 390));
  });

  it('says where it cut a name', async () => {
    const { page } = await watchedPage(browser);
    const long = readdirSync(join(html, 'features')).find((name) => name.startsWith('features-long')) ?? '';
    await page.goto(pathToFileURL(join(html, 'features', long)).href);
    expect(await shown(page.locator('h2').first())).toMatch(/^long name .*… \[cut: 180 of 299 characters\]$/);
    expect(await shown(page.locator('.scenario-card h4'))).toMatch(
      /^x{400}… \[cut: 400 of 5000 characters\]$/,
    );
  });
});

/** Opens every fold, moves the pointer and the focus over everything, and looks at each picture. */
async function openSite(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      element.focus();
    }
    for (const button of document.querySelectorAll<HTMLElement>('button.picture')) {
      button.click();
      document.querySelector<HTMLDialogElement>('dialog')?.close();
    }
  });
}

/** Opens every window, sorts, filters, and moves the pointer over every chart. */
async function tryEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const trigger of document.querySelectorAll<HTMLElement>('.modal-trigger')) trigger.click();
    (window as unknown as { closeModal: () => void }).closeModal();
    for (const head of document.querySelectorAll<HTMLElement>('th, .status-filter[data-status=all]'))
      head.click();
    for (const filter of document.querySelectorAll<HTMLElement>('[id$=tag-filter-button], .tag-checkbox'))
      filter.click();
    for (const box of document.querySelectorAll<HTMLElement>('.tag-checkbox')) box.click();
  });
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('.apexcharts-canvas path, .apexcharts-canvas text')) {
      for (const name of ['mouseover', 'mouseenter', 'mousemove', 'click']) {
        part.dispatchEvent(new MouseEvent(name, { bubbles: true, clientX: 40, clientY: 40 }));
      }
    }
  });
}
