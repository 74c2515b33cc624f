import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeSingleFile } from '../../../reports/site/single';
import type { Summary } from '../../../reports/summary/shape';
import { writeReport } from '../../../reports/write';
import { specificationPdf } from '../../../runs/report/specification-pdf';
import { openBrowser } from '../browse';
import { FACTS, runSuite } from '../run-suite';
import { readData } from './data';
import { OpenSite } from './open-site';

const TRUTH = 'tests/reports/fixtures/truth';
const URI = 'features/shop/orders.feature';

let browser: Browser;
let folder: string;
let site: OpenSite;

/** The same suite in two places: in the second one an order is not placed. */
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  browser = await openBrowser();
  const text = readFileSync(`${TRUTH}/orders.feature`, 'utf8')
    .replace('@smoke\n', '@smoke @req:SHOP-1\n')
    .replace('@flaky\n', '@flaky @req:SHOP-9\n');
  const suite = { features: { [URI]: text }, steps: `${TRUTH}/steps.js` };
  const options = ['--retry', '1', '--retry-tag-filter', '@flaky'];
  folder = await runSuite({ ...suite, options });
  writeFileSync(
    join(folder, 'requirements.csv'),
    'id,title,url\nSHOP-1,Orders are placed,https://tracker.example/SHOP-1\nSHOP-2,Orders are shipped,\n',
  );
  const messages = join(folder, 'messages.ndjson');
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'brine-report-')), 'messages.ndjson');
  writeFileSync(elsewhere, failing(readFileSync(messages, 'utf8'), 'the order has the lines:'));
  const api = [{ service: 'orders', method: 'GET', path: '/orders', statuses: ['200'] }];
  const report = { links: { team: 'https://teams.example/{id}', req: 'javascript:alert({id})' } };
  const facts = { ...FACTS, runId: 'one', api, report };
  const inputs = [
    { messages, facts: { ...facts, engine: 'chromium' } },
    { messages: elsewhere, facts: { ...facts, engine: 'firefox' } },
  ];
  const history = { file: join(folder, 'history.sqlite') };
  const { index } = await writeReport({ inputs, output: folder, root: folder, history });
  site = await OpenSite.open(browser, index);
});
afterAll(() => browser.close());

/** The messages of a run in which one step failed. */
function failing(messages: string, step: string): string {
  const envelopes = messages
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const pickleSteps = envelopes.flatMap(({ pickle }) => pickle?.steps ?? []);
  const wanted = pickleSteps.find(({ text }) => text === step)?.id;
  const testSteps = envelopes.flatMap(({ testCase }) => testCase?.testSteps ?? []);
  const id = testSteps.find(({ pickleStepId }) => pickleStepId === wanted)?.id;
  for (const { testStepFinished } of envelopes) {
    if (testStepFinished?.testStepId !== id) continue;
    testStepFinished.testStepResult = {
      ...testStepFinished.testStepResult,
      status: 'FAILED',
      message: 'Error: no lines',
    };
  }
  return envelopes.map((each) => `${JSON.stringify(each)}\n`).join('');
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('a run in two browsers', () => {
  it('tells in the specification what became of a scenario in each, and leads to the worst', async () => {
    await site.go(`#/spec/${URI}`);
    const told = site.page.locator('.told', { hasText: 'An order is placed' });
    expect((await told.locator('.places li').allInnerTexts()).map(words)).toEqual([
      'passed chromium',
      'failed firefox',
    ]);
    const team = site.page.getByRole('link', { name: 'Open @team:orders' });
    expect(await team.getAttribute('href')).toBe('https://teams.example/orders');
    expect(await site.page.getByRole('link', { name: 'Open @req:' }).count()).toBe(0);
    await told.getByRole('link', { name: 'An order is placed' }).click();
    await expect.poll(() => site.page.locator('.step.f').count()).toBe(1);
    expect(await site.page.locator('.facts').innerText()).toContain('local / firefox / Linux');
  });

  it('has a column for each in the examples of an outline', async () => {
    await site.go(`#/spec/${URI}`);
    expect(words(await site.page.locator('.examples').innerText())).toBe(
      'Small and large amount percent chromium firefox 1 0 passed passed 10 5 passed passed',
    );
    const links = await site.page.locator('.examples tbody tr').first().getByRole('link').count();
    expect(links).toBe(2);
  });

  it('draws the attempts that were tried again too', async () => {
    await site.go('#/timeline');
    const earlier = site.page.locator('.timeline rect.earlier');
    expect(await earlier.count()).toBe(2);
    await earlier.first().click();
    await expect.poll(() => site.page.url()).toMatch(/#\/s\/.+\?attempt=1$/);
    expect(await site.page.locator('.step.f').innerText()).toContain('Error: The shop was busy');
  });
});

describe('the list and the page of a scenario', () => {
  it('tell the places apart, and lead from one to the other', async () => {
    await site.go('#/list?env=firefox&tag=%40smoke');
    expect((await site.page.locator('.rows td.name').allInnerTexts()).map(words)).toEqual([
      'An order is placed · firefox',
    ]);
    await site.page.locator('.rows td.name a').click();
    const places = site.page.locator('.scenario-page .places');
    expect(words(await places.innerText())).toBe('passed chromium failed firefox');
    await places.getByRole('link', { name: 'chromium' }).click();
    await expect.poll(() => site.page.locator('.step.f').count()).toBe(0);
  });
});

describe('requirements', () => {
  it('are there first where no scenario shows them, then where no list names them', async () => {
    await site.go('#/reqs');
    expect(await site.page.locator('.page > p').innerText()).toBe(
      '1 of 2 requirements have scenarios (50 %); of 0 all scenarios passed.',
    );
    const rows = (await site.page.locator('.requirements tbody tr').allInnerTexts()).map(words);
    expect(rows).toEqual([
      'SHOP-2 Orders are shipped none',
      'SHOP-9 2 scenarios',
      'SHOP-1 Orders are placed Open SHOP-1 2 scenarios',
    ]);
    const { requirements } = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as Summary;
    expect(requirements?.map(({ id, listed, totals }) => [id, listed, totals.scenarios])).toEqual([
      ['SHOP-2', true, 0],
      ['SHOP-9', false, 2],
      ['SHOP-1', true, 2],
    ]);
  });
});

describe('tags', () => {
  it('are told in two dimensions, as the address says', async () => {
    await site.go('#/tags?rows=team&columns=req');
    expect(words(await site.page.locator('.matrix').innerText())).toBe(
      'team \\ req SHOP-1 SHOP-9 orders 2 2',
    );
    await site.page.locator('.matrix').getByRole('link').first().click();
    await expect.poll(() => site.page.locator('.rows td.name').count()).toBe(2);
    expect(site.page.url()).toContain('tag=%40team%3Aorders+and+%40req%3ASHOP-1');
  });
});

describe('the list', () => {
  it('is saved as CSV, as it is filtered, without formulas', async () => {
    await site.go('#/list?tag=%40smoke');
    const waiting = site.page.waitForEvent('download');
    await site.page.getByRole('button', { name: 'Save as CSV' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('scenarios.csv');
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffkey,scenario,rule,feature,file,line,outcome,milliseconds,attempts,environment,tags',
    );
    expect(lines[1]).toMatch(
      /^[\w-]{8}~1,An order is placed,,Orders,features\/shop\/orders\.feature,9,passed,\d+,1,local \/ chromium \/ Linux,'@req:SHOP-1 @smoke @team:orders$/,
    );
    expect(lines).toHaveLength(4);
  });
});

describe('the specification as one document', () => {
  it('holds all chapters and features, with headings in their order', async () => {
    await site.go('#/book');
    expect(await site.page.locator('h1').innerText()).toBe('Shop');
    expect(await site.page.locator('.book-feature > h2').allInnerTexts()).toEqual(['Orders']);
    expect(await site.page.locator('.book .told').count()).toBe(9);
  });

  it('is printed as PDF by the command', async () => {
    const pdf = join(folder, 'out', 'specification.pdf');
    await specificationPdf(join(folder, 'index.html'), pdf, process.env);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const nowhere = { ...process.env, BRINE_BROWSER_PATH: join(folder, 'no-browser') };
    await expect(specificationPdf(join(folder, 'index.html'), pdf, nowhere)).rejects.toThrow(
      'BRINE_BROWSER_PATH names a browser that is not there or may not be executed.',
    );
  });
});

describe('the report as one file', () => {
  it('works by itself: its data and its pictures are in it', async () => {
    const { path, warnings } = writeSingleFile(folder);
    expect(warnings).toEqual([]);
    const alone = join(mkdtempSync(join(tmpdir(), 'brine-single-')), 'mail.html');
    writeFileSync(alone, readFileSync(path));
    const single = await OpenSite.open(browser, alone);
    await single.go('#/');
    expect(await single.page.locator('h1').innerText()).toBe('11 of 20 scenarios failed, 2 skipped.');
    const { scenarios } = readData(folder);
    const position = scenarios.name.indexOf('The total is wrong');
    await single.go(`#/s/${scenarios.key[position]}`);
    const picture = single.page.locator('.step.f img');
    await picture.scrollIntoViewIfNeeded();
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(1);
    await single.go('#/reqs');
    await single.go(`#/spec/${URI}`);
    expect(single.seen).toEqual({ console: [], errors: [], dialogs: [], outside: [] });
    expect(await single.page.evaluate(() => performance.getEntriesByType('resource').length)).toBe(0);
    expect(existsSync(join(folder, 'html', 'index.html'))).toBe(true);
    await single.go('#/');
    expect(await single.page.getByRole('link', { name: 'multiple-cucumber-html-reporter' }).count()).toBe(0);
    await single.page.close();
  });
});

describe('the pages that only some runs have', () => {
  it.each([
    ['light', 1360],
    ['light', 390],
    ['dark', 1360],
    ['dark', 390],
  ] as const)('have no barriers in %s colours at %i pixels', async (colorScheme, width) => {
    await site.page.emulateMedia({ colorScheme });
    await site.page.setViewportSize({ width, height: 900 });
    const found: string[] = [];
    for (const address of [
      '#/failures',
      '#/reqs',
      '#/api',
      '#/tags',
      `#/spec/${URI}`,
      '#/timeline',
      '#/list',
    ]) {
      await site.go(address);
      found.push(...(await site.barriers()).map((barrier) => `${address} ${barrier}`));
      const wide = await site.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (wide) found.push(`${address} scrolls sideways`);
    }
    expect(found).toEqual([]);
  });
});
