import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type WrittenReport, writeReport } from '../../../reports/write';
import { openBrowser } from '../browse';
import { FACTS, runSuite } from '../run-suite';
import { runTruthSuite } from '../truth-suite';
import { readData } from './data';
import { everyPage, OpenSite } from './open-site';

let browser: Browser;
let folder: string;
let written: WrittenReport;
let site: OpenSite;

function write(output: string): Promise<WrittenReport> {
  const inputs = [{ messages: join(folder, 'messages.ndjson'), facts: FACTS }];
  return writeReport({ inputs, output, root: process.cwd() });
}

function keyOf(name: string): string {
  const { scenarios } = readData(folder);
  return scenarios.key[scenarios.name.indexOf(name)] ?? '';
}

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  browser = await openBrowser();
  folder = await runTruthSuite();
  written = await write(folder);
  site = await OpenSite.open(browser, written.index);
});
afterAll(() => browser.close());

describe('the site of a run with one scenario of each outcome', () => {
  it('says in one sentence what the run comes to, and counts as it did', async () => {
    await site.go('#/');
    expect(await site.page.locator('h1').innerText()).toBe('5 of 10 scenarios failed, 1 skipped.');
    expect(
      (await site.page.locator('.legend li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')),
    ).toEqual(['2 failed', '1 ambiguous', '1 undefined', '1 pending', '1 skipped', '4 passed']);
  });

  it('has the classic dashboard beside it, with the same totals', async () => {
    await site.go('#/');
    await site.page.getByRole('link', { name: 'multiple-cucumber-html-reporter' }).click();
    await site.page.waitForURL(/html\/index\.html$/);
    expect(await site.page.evaluate('chartData.scenarios')).toMatchObject({
      passed: 4,
      failed: 2,
      ambiguous: 1,
      notDefined: 1,
      pending: 1,
      skipped: 1,
      total: 10,
    });
  });

  it('groups what needs attention by its reason, with the command that runs it again', async () => {
    await site.go('#/failures');
    expect(await site.page.locator('.cluster h2').allInnerTexts()).toEqual([
      'AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:',
      'No step definition matches: the buyer sings 3 songs to "Ann"',
      'More than one step definition matches: the buyer waits',
      'The scenario is pending.',
      'Error: The sign-in page is gone',
    ]);
    expect(await site.page.locator('.command code').first().innerText()).toBe(
      'npm start -- --env local features/shop/orders.feature:18:22:25:28:39',
    );
  });

  it('shows a failure with its comparison, its picture and its log', async () => {
    await site.go(`#/s/${keyOf('The total is wrong')}`);
    const step = site.page.locator('.step.f');
    expect(await step.locator('.diff').innerText()).toBe(
      '− expected  + actual\n  {\n   "lines": [\n     "apple"\n   ]\n+  "total": 2\n−  "total": 3\n  }',
    );
    expect(await step.locator('.log').innerText()).toBe('the basket was shown');
    await step.getByRole('button', { name: 'basket.png' }).click();
    const picture = site.page.locator('dialog img');
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(1);
    await site.page.keyboard.press('Escape');
    await expect.poll(() => site.page.locator('dialog').count()).toBe(0);
  });

  it('keeps every attempt, and blames the hook that failed', async () => {
    await site.go(`#/s/${keyOf('The second try works')}?attempt=1`);
    expect(await site.page.locator('.step.f').innerText()).toContain('Error: The shop was busy');
    await site.page.getByRole('link', { name: 'Attempt 2' }).click();
    await expect.poll(() => site.page.locator('.step.f').count()).toBe(0);
    await site.go(`#/s/${keyOf('Signing in breaks')}`);
    expect(await site.page.locator('.step.f').innerText()).toMatch(/^failed\s*Before hook Sign the buyer in/);
  });

  it('reads as a document: background once, rules as sections, outlines as tables with their outcomes', async () => {
    await site.go('#/spec/features/shop/orders.feature');
    const page = site.page.locator('.document');
    expect(await page.locator('.background').allInnerTexts()).toEqual([
      'Background\nGiven a shop with apples',
    ]);
    expect(await page.locator('.rule h2').innerText()).toBe('Discounts grow with the amount');
    expect((await page.locator('.examples').innerText()).replace(/\s+/g, ' ')).toBe(
      'Small and large amount percent Outcome 1 0 passed 10 5 passed',
    );
  });

  it('leaves away what a reader does not want to see, as the address says', async () => {
    await site.go('#/spec/features/shop/orders.feature');
    await site.page.getByRole('link', { name: 'Hide outcomes' }).click();
    await site.page.getByRole('link', { name: 'Hide steps' }).click();
    await site.page.getByRole('link', { name: 'Show steps' }).waitFor();
    expect(site.page.url()).toContain('?without=outcomes%2Csteps');
    expect(await site.page.locator('.document .mark:visible, .document .sentences:visible').count()).toBe(0);
    await site.page.getByRole('link', { name: 'Show steps' }).click();
    await expect.poll(() => site.page.locator('.document .sentences:visible').count()).toBeGreaterThan(5);
  });

  it('finds scenarios by words of their steps, by tags and by outcome, and keeps that in the address', async () => {
    await site.go('#/list');
    const names = () => site.page.locator('.rows td.name').allInnerTexts();
    await site.page.getByLabel('Text').fill('cheque');
    await expect.poll(names).toEqual(['A sentence that does not apply here']);
    await site.page.getByLabel('Text').fill('');
    await site.page.getByLabel('Tags').fill('@smoke or @flaky');
    await expect.poll(names).toEqual(['An order is placed', 'The second try works 2 attempts']);
    await site.page.getByRole('button', { name: /ambiguous/ }).click();
    await expect.poll(names).toEqual([]);
    expect(site.page.url()).toContain('#/list?tag=%40smoke+or+%40flaky&status=ambiguous');
    await site.go('#/list?tag=((');
    expect(await site.page.locator('.result').innerText()).toMatch(/^The tags cannot be read: /);
  });

  it('is opened and searched by keyboard', async () => {
    await site.go('#/');
    await site.page.keyboard.press('/');
    await site.page.keyboard.type('second try');
    await site.page.keyboard.press('Enter');
    await expect.poll(() => site.page.locator('h1').innerText()).toBe('The second try works');
    await site.page.keyboard.press('g');
    await site.page.keyboard.press('f');
    await expect.poll(() => site.page.locator('h1').innerText()).toBe('5 scenarios, 5 reasons');
    await site.page.keyboard.press('j');
    await site.page.keyboard.press('j');
    await site.page.keyboard.press('Enter');
    await expect.poll(() => site.page.locator('h1').innerText()).toBe('A sentence that nobody wrote');
  });

  it('copies by a key what stands on the page', async () => {
    await site.go(`#/s/${keyOf('The total is wrong')}`);
    await site.page.locator('main').focus();
    await site.page.keyboard.press('r');
    await expect.poll(() => site.page.getByRole('button', { name: /^(Not )?[Cc]opied$/ }).count()).toBe(1);
  });

  it('says what an address means that leads nowhere', async () => {
    await site.go('#/s/notthere');
    expect(await site.page.locator('h1').innerText()).toBe('Not in this run');
  });

  it('asks for nothing but its own files, and complains of nothing, on every page', async () => {
    for (const address of everyPage(keyOf('The total is wrong'), 'features/shop/orders.feature'))
      await site.go(address);
    expect(site.seen).toEqual({ console: [], errors: [], dialogs: [], outside: [] });
  });

  it.each([
    ['light', 1360],
    ['light', 390],
    ['dark', 1360],
    ['dark', 390],
  ] as const)('has no barriers in %s colours at %i pixels', async (colorScheme, width) => {
    await site.page.emulateMedia({ colorScheme });
    await site.page.setViewportSize({ width, height: 900 });
    const found: string[] = [];
    for (const address of everyPage(keyOf('The total is wrong'), 'features/shop/orders.feature')) {
      await site.go(address);
      found.push(...(await site.barriers()).map((barrier) => `${address} ${barrier}`));
      const wide = await site.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (wide) found.push(`${address} scrolls sideways`);
    }
    expect(found).toEqual([]);
    await site.page.setViewportSize({ width: 1360, height: 900 });
  });

  it('is the same to the byte when it is written again', async () => {
    const other = `${folder}-again`;
    cpSync(join(folder, 'files'), join(other, 'files'), { recursive: true });
    await write(other);
    const files = (root: string) =>
      [
        'index.html',
        ...readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' }).map((name) =>
          join('data', name),
        ),
      ].sort();
    expect(files(other)).toEqual(files(folder));
    for (const name of files(folder).filter((each) => /\.(?:js|html)$/.test(each))) {
      expect(readFileSync(join(other, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
    }
  });

  it('opens the same scenario by the same link in the report of another run, when lines have moved', async () => {
    const feature = readFileSync('tests/reports/fixtures/truth/orders.feature', 'utf8');
    const moved = feature.replace(
      'Feature: Orders\n',
      'Feature: Orders\n\n  More is said here than before.\n\n',
    );
    const other = await runSuite({
      features: { 'features/shop/orders.feature': moved },
      steps: 'tests/reports/fixtures/truth/steps.js',
    });
    const inputs = [{ messages: join(other, 'messages.ndjson'), facts: FACTS }];
    const { index } = await writeReport({ inputs, output: other });
    const [before, after] = [readData(folder).scenarios, readData(other).scenarios];
    expect(after.key).toEqual(before.key);
    expect(after.line).not.toEqual(before.line);
    const next = await OpenSite.open(browser, index);
    await next.go(`#/s/${keyOf('The total is wrong')}`);
    expect(await next.page.locator('h1').innerText()).toBe('The total is wrong');
    await next.page.close();
  });

  it('works on a static host, below any path', async () => {
    const server = createServer((request, response) => {
      const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').replace(/^\/some\/path\//, '');
      const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
      response.writeHead(200, { 'content-type': type });
      response.end(readFileSync(join(folder, path === '' ? 'index.html' : path)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/path/`;
    const hosted = await OpenSite.open(browser, base);
    await hosted.go('#/spec/features/shop/orders.feature');
    expect(await hosted.page.locator('.document h1').innerText()).toBe('Orders');
    expect(hosted.seen.outside.filter((address) => !address.startsWith(base))).toEqual([]);
    expect([...hosted.seen.console, ...hosted.seen.errors]).toEqual([]);
    await hosted.page.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('prints the document and leaves the rest away', async () => {
    await site.page.emulateMedia({ media: 'print' });
    await site.go('#/spec/features/shop/orders.feature');
    expect(await site.page.locator('.side').isVisible()).toBe(false);
    expect(await site.page.locator('.tree').isVisible()).toBe(false);
    expect(await site.page.locator('.told').first().isVisible()).toBe(true);
    expect((await site.page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    await site.page.emulateMedia({ media: 'screen' });
  });
});
